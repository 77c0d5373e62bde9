import { Document, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';
import { INK, QUIET } from './pdf.tsx';

/** Slips that are cut out of A4 sheets, drawn and taken home: each list begins a sheet of its own. */
export interface Slips {
  readonly language: string;
  readonly title: string;
  readonly lists: readonly {
    /** What stands at the head of its sheets, outside of the slips. */
    readonly heading: string;
    readonly slips: readonly Slip[];
  }[];
}

export interface Slip {
  readonly head: string;
  readonly line: string;
  /** Typed by hand, in large letters. */
  readonly code: string;
  readonly small: readonly string[];
  readonly square: { readonly size: number; readonly path: string };
}

const [ACROSS, DOWN] = [2, 5];
const [WIDTH, HEIGHT] = [270, 146];

/** The slips as a PDF, ten to a page, with lines to cut along. */
export function renderSlips({ language, title, lists }: Slips): Promise<Uint8Array> {
  const pages = lists.flatMap(({ heading, slips }) =>
    Array.from({ length: Math.ceil(slips.length / (ACROSS * DOWN)) }, (_, at) => {
      return { heading, slips: slips.slice(at * ACROSS * DOWN, (at + 1) * ACROSS * DOWN) };
    }),
  );
  return renderToBuffer(
    <Document title={title} language={language}>
      {pages.map(({ heading, slips }) => (
        <Page
          key={slips[0]?.code}
          size="A4"
          wrap={false}
          style={{ padding: 27, fontFamily: ['Inter', 'Inter Extended'], fontSize: 8, color: INK }}
        >
          <Text style={{ height: 24, fontSize: 9, color: QUIET }}>{heading}</Text>
          <View style={{ flexDirection: 'row', flexWrap: 'wrap', alignItems: 'flex-start' }}>
            {slips.map((slip) => (
              <CutSlip key={slip.code} {...slip} />
            ))}
          </View>
        </Page>
      ))}
    </Document>,
  );
}

function CutSlip({ head, line, code, small, square }: Slip) {
  return (
    <View
      style={{
        width: WIDTH,
        height: HEIGHT,
        padding: 10,
        // Half a cut line of each neighbour; the scissors go between.
        border: `0.5pt dashed ${QUIET}`,
        flexDirection: 'row',
        overflow: 'hidden',
      }}
    >
      <View style={{ width: 162, paddingRight: 8 }}>
        <Text style={{ color: QUIET, maxLines: 1, textOverflow: 'ellipsis', marginBottom: 4 }}>{head}</Text>
        <Text style={{ marginBottom: 4 }}>{line}</Text>
        <Text style={{ fontSize: 12, fontWeight: 600, marginBottom: 6 }}>{code}</Text>
        {small.map((text) => (
          <Text key={text} style={{ fontSize: 7, lineHeight: 1.3, color: QUIET, marginBottom: 2 }}>
            {text}
          </Text>
        ))}
      </View>
      <Svg viewBox={`0 0 ${square.size} ${square.size}`} style={{ width: 86, height: 86 }}>
        <Path d={square.path} fill={INK} />
      </Svg>
    </View>
  );
}
