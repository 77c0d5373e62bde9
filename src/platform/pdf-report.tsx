import { Document, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import { INK, QUIET } from './pdf.tsx';
import { type BarRow, Bars, type IntervalRow, Intervals, Series, type SeriesPlot } from './pdf-charts.tsx';

/** What a paper consists of, from top to bottom. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly quiet?: true }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'figures';
      readonly figures: readonly { readonly value: string; readonly label: string }[];
    }
  | ({ readonly kind: 'series' } & SeriesPlot)
  | { readonly kind: 'bars'; readonly rows: readonly BarRow[] }
  | { readonly kind: 'intervals'; readonly rows: readonly IntervalRow[] };

/** A paper of several pages, to be read at a table: title, blocks, and a foot with page numbers. */
export interface Paper {
  readonly language: string;
  readonly title: string;
  readonly lead: string | null;
  readonly organisation: string;
  readonly blocks: readonly Block[];
  readonly foot: string;
  /** `Page 2 of 5`, made by the caller, so that it is said in the language of the paper. */
  readonly pageWords: (page: number, pages: number) => string;
  /** `#rrggbb` */
  readonly accent: string;
}

/** The paper as a PDF of A4 pages. */
export function renderPaper(paper: Paper): Promise<Uint8Array> {
  return renderToBuffer(<PaperDocument {...paper} />);
}

function PaperDocument({ language, title, lead, organisation, blocks, foot, pageWords, accent }: Paper) {
  return (
    <Document title={title} language={language} author={organisation}>
      <Page
        size="A4"
        style={{
          paddingTop: 56,
          paddingBottom: 72,
          paddingHorizontal: 56,
          fontFamily: ['Inter', 'Inter Extended'],
          fontSize: 10,
          lineHeight: 1.45,
          color: INK,
        }}
      >
        <View style={{ height: 4, width: 48, backgroundColor: accent, marginBottom: 18 }} />
        <Text style={{ fontSize: 9, color: QUIET, marginBottom: 4 }}>{organisation}</Text>
        <Text style={{ ...SERIF, fontSize: 26, lineHeight: 1.2, marginBottom: 10 }}>{title}</Text>
        {lead ? <Text style={{ fontSize: 13, marginBottom: 8 }}>{lead}</Text> : null}
        {blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
          <BlockView key={place} block={block} accent={accent} />
        ))}
        <Text fixed style={{ ...FOOT, left: 56, width: 400 }}>
          {foot}
        </Text>
        <Text
          fixed
          style={{ ...FOOT, right: 56, width: 80, textAlign: 'right' }}
          render={({ pageNumber, totalPages }) => pageWords(pageNumber, totalPages)}
        />
      </Page>
    </Document>
  );
}

// Measured from the top: the library loses what is fixed to the bottom of a page whose height it does not know yet.
const FOOT = { position: 'absolute' as const, top: 796, fontSize: 8, color: QUIET };
const SERIF = { fontFamily: 'Source Serif 4', fontWeight: 600 as const };

function BlockView({ block, accent }: { block: Block; accent: string }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Text minPresenceAhead={80} style={{ ...SERIF, fontSize: 16, marginTop: 22, marginBottom: 8 }}>
          {block.text}
        </Text>
      );
    case 'subheading':
      return (
        <Text minPresenceAhead={60} style={{ fontWeight: 600, marginTop: 10, marginBottom: 4 }}>
          {block.text}
        </Text>
      );
    case 'text':
      return (
        <Text style={{ marginBottom: 6, color: block.quiet ? QUIET : INK, fontSize: block.quiet ? 9 : 10 }}>
          {block.text}
        </Text>
      );
    case 'facts':
      return <Facts rows={block.rows} />;
    case 'figures':
      return <Figures figures={block.figures} />;
    case 'series':
      return <Series {...block} accent={accent} />;
    case 'bars':
      return <Bars rows={block.rows} accent={accent} />;
    case 'intervals':
      return <Intervals rows={block.rows} accent={accent} />;
  }
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <View style={{ marginBottom: 8 }}>
      {rows.map(([label, value]) => (
        <View
          key={label}
          wrap={false}
          style={{ flexDirection: 'row', borderBottom: '0.5pt solid #dcd9d0', paddingVertical: 4 }}
        >
          <Text style={{ width: 190, paddingRight: 8, color: QUIET }}>{label}</Text>
          <Text style={{ flex: 1 }}>{value}</Text>
        </View>
      ))}
    </View>
  );
}

function Figures({ figures }: { figures: readonly { value: string; label: string }[] }) {
  return (
    <View wrap={false} style={{ flexDirection: 'row', marginBottom: 12, marginTop: 4 }}>
      {figures.map(({ value, label }) => (
        <View key={label} style={{ flex: 1, paddingRight: 10 }}>
          <Text style={{ ...SERIF, fontSize: 20, lineHeight: 1.2 }}>{value}</Text>
          <Text style={{ fontSize: 9, color: QUIET }}>{label}</Text>
        </View>
      ))}
    </View>
  );
}
