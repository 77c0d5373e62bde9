import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Json } from '#platform/database.ts';
import type { EffectShown } from '../contract/effect.ts';
import type { Design, DrawOf, ExperimentKind } from '../contract/experiment.ts';
import type { ProbeItem, ProbeRound } from '../contract/probe.ts';

export interface ExperimentTable {
  id: string;
  campaignId: string;
  kind: ExperimentKind;
  drawOf: DrawOf;
  design: Json<Design>;
  startsOn: Day;
  endsOn: Day;
  seed: ColumnType<number | null, number | undefined, number>;
  subjects: number | null;
  /** SHA-256 of the draw, so that nobody can say later that it was another. */
  digest: string | null;
  drawnBy: string | null;
  drawnAt: Instant | null;
  endedAt: Instant | null;
  stopReason: string | null;
  madeBy: string | null;
  madeAt: Instant;
  removedAt: Instant | null;
  version: Generated<number>;
}

export interface DrawTable {
  experimentId: string;
  subjectId: string;
  arm: number;
  stratum: number;
  size: number;
  baseline: number | null;
}

export interface EffectTable {
  experimentId: string;
  outcome: number;
  look: number;
  lookedOn: Day;
  final: boolean;
  /** Effects of one family are in one unit and may be pooled. */
  family: string;
  estimate: number | null;
  standardError: number | null;
  effect: Json<EffectShown>;
}

export interface ProbeTable {
  id: string;
  campaignId: string;
  experimentId: string | null;
  items: Json<ProbeItem[]>;
  audienceId: string;
  sampleSize: number;
  seed: number;
  madeBy: string | null;
  madeAt: Instant;
  cancelledAt: Instant | null;
}

export interface ProbeRoundTable {
  probeId: string;
  round: ProbeRound;
  opensOn: Day;
  closesOn: Day;
  drawnAt: Instant | null;
  people: number | null;
}

/** Who is asked; what they answered is nowhere. */
export interface ProbePersonTable {
  probeId: string;
  round: ProbeRound;
  personId: string;
  askedOn: Day;
  arm: number | null;
  answered: Generated<boolean>;
}

export interface ProbeCountTable {
  probeId: string;
  round: ProbeRound;
  item: number;
  /** −1: of no experiment. */
  arm: number;
  hasRead: boolean;
  choice: number;
  votes: Generated<number>;
}

export interface ReportTable {
  id: string;
  campaignId: string;
  number: number;
  body: string;
  sha256: string;
  previous: string | null;
  signedBy: string | null;
  signedName: string;
  frozenAt: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    measurement_experiment: ExperimentTable;
    measurement_draw: DrawTable;
    measurement_effect: EffectTable;
    measurement_probe: ProbeTable;
    measurement_probe_round: ProbeRoundTable;
    measurement_probe_person: ProbePersonTable;
    measurement_probe_count: ProbeCountTable;
    measurement_report: ReportTable;
  }
}
