import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import type { Packet } from '../contract/ring.ts';

/** A packet as a form holds it. */
export interface PacketValues extends Record<string, unknown> {
  message: Texts;
  reasons: Texts[];
  decided: Texts[];
  notDecided: Texts[];
  /** Whether all answered objections belong to it, or those that are chosen. */
  allObjections: boolean;
  objectionIds: string[];
  teamPart: Texts;
  doNotGuess: Texts[];
  spoken: Texts;
  scenario: { text: Texts; answers: Texts[]; right: number; explanation: Texts };
}

/** What stands, as the form holds it; of a new packet the beginning. */
export function valuesOfPacket(packet: Packet | null): PacketValues {
  const scenario = packet?.scenario;
  return {
    message: textsOf(packet?.message),
    reasons: (packet?.reasons ?? [null]).map(textsOf),
    decided: (packet?.decided ?? []).map(textsOf),
    notDecided: (packet?.notDecided ?? []).map(textsOf),
    allObjections: packet?.objectionIds == null,
    objectionIds: packet?.objectionIds ?? [],
    teamPart: textsOf(packet?.teamPart),
    doNotGuess: (packet?.doNotGuess ?? []).map(textsOf),
    spoken: textsOf(packet?.spoken),
    scenario: {
      text: textsOf(scenario?.text),
      answers: (scenario?.answers ?? [null, null]).map(textsOf),
      right: scenario?.right ?? 0,
      explanation: textsOf(scenario?.explanation),
    },
  };
}

/** What the form holds, as the server takes it; texts left empty are left out. */
export function typedPacket(values: PacketValues): Packet {
  const written = (texts: readonly Texts[]) => texts.flatMap((text) => editionsOf(text) ?? []);
  const { scenario } = values;
  const explanation = editionsOf(scenario.explanation);
  const answers = scenario.answers.map((text, place) => ({ text: editionsOf(text), place }));
  const kept = answers.filter(({ text }) => text !== null);
  return {
    message: editionsOf(values.message) ?? {},
    reasons: written(values.reasons),
    decided: written(values.decided),
    notDecided: written(values.notDecided),
    objectionIds: values.allObjections ? null : values.objectionIds,
    teamPart: editionsOf(values.teamPart),
    doNotGuess: written(values.doNotGuess),
    spoken: editionsOf(values.spoken) ?? {},
    scenario: {
      text: editionsOf(scenario.text) ?? {},
      answers: kept.map(({ text }) => text ?? {}),
      // Answers left empty are gone, so the right one has moved up by as many as stood before it.
      right: Math.max(
        0,
        kept.findIndex(({ place }) => place === scenario.right),
      ),
      ...(explanation ? { explanation } : {}),
    },
  };
}

/** What a packet cannot do without: field → sentence. */
export function packetProblems(
  values: PacketValues,
  language: string,
  words: { needed: string; right: string },
): Record<string, string> {
  const { scenario } = values;
  const lacks = (text: Texts | undefined) => !text || editionsOf(text) === null;
  return {
    ...(lacks(values.message) ? { [`message.${language}`]: words.needed } : {}),
    ...(values.reasons.every(lacks) ? { [`reasons.0.${language}`]: words.needed } : {}),
    ...(lacks(values.spoken) ? { [`spoken.${language}`]: words.needed } : {}),
    ...(lacks(scenario.text) ? { [`scenario.text.${language}`]: words.needed } : {}),
    ...Object.fromEntries(
      scenario.answers
        .slice(0, 2)
        .map((text, place) => [text, place] as const)
        .filter(([text]) => lacks(text))
        .map(([, place]) => [`scenario.answers.${place}.${language}`, words.needed]),
    ),
    ...(lacks(scenario.answers[scenario.right])
      ? { [`scenario.answers.${scenario.right}.${language}`]: words.right }
      : {}),
  };
}
