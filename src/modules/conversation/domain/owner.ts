/** Who could answer a case, each null when there is nobody (who works here). */
export interface OwnerCandidates {
  /** Named by the module that the case is attached to: the owner of the line, the piece, the value. */
  readonly subjectOwner: string | null;
  /** The first leader of the session in which it is asked. */
  readonly sessionLeader: string | null;
  readonly topicOwner: string | null;
  readonly unitManager: string | null;
}

/**
 * Who answers: the owner of what it is about, the leader of the session, the owner of the topic, the manager of the unit;
 * nobody yet (null) means the desk, where any planner takes it. Nobody answers themselves: `writerId` is passed over.
 */
export function ownerByRule(candidates: OwnerCandidates, writerId: string | null): string | null {
  const inOrder = [
    candidates.subjectOwner,
    candidates.sessionLeader,
    candidates.topicOwner,
    candidates.unitManager,
  ];
  return inOrder.find((candidate) => candidate !== null && candidate !== writerId) ?? null;
}

/**
 * Who answers after the writer found the answer unfair: the manager of who answered, else the desk; never who answered,
 * and never the writer.
 */
export function ownerAfterObjection(
  { answeredBy, manager }: { answeredBy: string | null; manager: string | null },
  writerId: string | null,
): string | null {
  return manager === answeredBy || manager === writerId ? null : manager;
}
