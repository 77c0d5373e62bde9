import { createRequire } from 'node:module';
import { Document, Font, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer';

/** A sheet to be hung up: read in passing, from two metres. */
export interface Sheet {
  readonly format: 'A4' | 'A3';
  readonly language: string;
  readonly title: string;
  readonly lead: string | null;
  readonly paragraphs: readonly string[];
  /** A box of its own, with its heading. */
  readonly box: { readonly heading: string; readonly text: string } | null;
  readonly code: { readonly size: number; readonly path: string };
  /** The address beside the code, and what it is for. */
  readonly address: string;
  readonly invitation: string;
  readonly foot: string;
  /** `#rrggbb` */
  readonly accent: string;
}

const require = createRequire(import.meta.url);
const file = (family: string, weight: number) =>
  require.resolve(`@fontsource/${family}/files/${family}-latin-ext-${weight}-normal.woff`);
const latin = (family: string, weight: number) =>
  require.resolve(`@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`);

Font.register({
  family: 'Inter',
  fonts: [
    { src: latin('inter', 400), fontWeight: 400 },
    { src: latin('inter', 600), fontWeight: 600 },
  ],
});
Font.register({ family: 'Inter Extended', fonts: [{ src: file('inter', 400), fontWeight: 400 }] });
Font.register({ family: 'Source Serif 4', fonts: [{ src: latin('source-serif-4', 600), fontWeight: 600 }] });
// A word on a wall is not broken.
Font.registerHyphenationCallback((word) => [word]);

export const INK = '#1e1d1a';
export const QUIET = '#5e5b54';

/** The sheet as a PDF of one page; text that does not fit is left to whoever follows the code. */
export function renderSheet(sheet: Sheet): Promise<Uint8Array> {
  return renderToBuffer(<SheetDocument {...sheet} />);
}

function SheetDocument(sheet: Sheet) {
  // Everything grows with the paper: A3 is A4 times the root of two.
  const unit = sheet.format === 'A3' ? Math.SQRT2 : 1;
  const serif = { fontFamily: 'Source Serif 4', fontWeight: 600 as const, color: INK };
  return (
    <Document title={sheet.title} language={sheet.language}>
      <Page
        size={sheet.format}
        style={{
          padding: 48 * unit,
          fontFamily: ['Inter', 'Inter Extended'],
          color: INK,
          backgroundColor: '#ffffff',
        }}
      >
        <View
          style={{
            height: 6 * unit,
            width: 72 * unit,
            backgroundColor: sheet.accent,
            marginBottom: 24 * unit,
          }}
        />
        <Text style={{ ...serif, fontSize: 40 * unit, lineHeight: 1.15, marginBottom: 16 * unit }}>
          {sheet.title}
        </Text>
        {sheet.lead ? (
          <Text style={{ fontSize: 20 * unit, lineHeight: 1.35, marginBottom: 24 * unit }}>{sheet.lead}</Text>
        ) : null}
        <View style={{ flexGrow: 1, flexShrink: 1, overflow: 'hidden' }}>
          {sheet.box ? <Box unit={unit} accent={sheet.accent} {...sheet.box} /> : null}
          {sheet.paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ fontSize: 15 * unit, lineHeight: 1.45, marginBottom: 12 * unit }}>
              {paragraph}
            </Text>
          ))}
        </View>
        <View style={{ flexDirection: 'row', alignItems: 'center', marginTop: 24 * unit }}>
          <Svg
            viewBox={`0 0 ${sheet.code.size} ${sheet.code.size}`}
            style={{ width: 120 * unit, height: 120 * unit }}
          >
            <Path d={sheet.code.path} fill={INK} />
          </Svg>
          <View style={{ marginLeft: 16 * unit, flexShrink: 1 }}>
            <Text style={{ fontSize: 14 * unit, marginBottom: 4 * unit }}>{sheet.invitation}</Text>
            <Text style={{ fontSize: 16 * unit, fontWeight: 600 }}>{sheet.address}</Text>
            <Text style={{ fontSize: 11 * unit, color: QUIET, marginTop: 8 * unit }}>{sheet.foot}</Text>
          </View>
        </View>
      </Page>
    </Document>
  );
}

function Box({
  unit,
  accent,
  heading,
  text,
}: {
  unit: number;
  accent: string;
  heading: string;
  text: string;
}) {
  return (
    <View
      style={{ borderLeft: `${4 * unit}pt solid ${accent}`, paddingLeft: 16 * unit, marginBottom: 20 * unit }}
    >
      <Text style={{ fontSize: 13 * unit, color: QUIET, marginBottom: 4 * unit }}>{heading}</Text>
      <Text style={{ fontSize: 18 * unit, lineHeight: 1.35 }}>{text}</Text>
    </View>
  );
}

/** A table that is kept: what it is, facts about it, a word on how to check it, and its rows over as many pages as it takes. */
export interface Ledger {
  readonly language: string;
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly words: string;
  /** Shares of the width in percent. */
  readonly columns: readonly { readonly name: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: string;
  readonly accent: string;
}

/** The table as a PDF of A4 pages; its heading stands on each, and a row is one line. */
export function renderLedger(ledger: Ledger): Promise<Uint8Array> {
  return renderToBuffer(<LedgerDocument {...ledger} />);
}

// Rows are dealt out to pages here: the library's own breaking of a long page takes time with the square of its length.
const FIRST_PAGE_ROWS = 32;
const PAGE_ROWS = 44;

function LedgerDocument(ledger: Ledger) {
  const { rows, title, language } = ledger;
  const pages = [rows.slice(0, FIRST_PAGE_ROWS)];
  for (let from = FIRST_PAGE_ROWS; from < rows.length; from += PAGE_ROWS)
    pages.push(rows.slice(from, from + PAGE_ROWS));
  return (
    <Document title={title} language={language}>
      {pages.map((own, place) => (
        <Page
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once
          key={place}
          size="A4"
          wrap={false}
          style={{ padding: 40, fontFamily: ['Inter', 'Inter Extended'], fontSize: 8, color: INK }}
        >
          {place === 0 && <LedgerHead {...ledger} />}
          <LedgerRow columns={ledger.columns} row={ledger.columns.map(({ name }) => name)} weight={600} />
          {own.map((row) => (
            <LedgerRow key={row.join()} columns={ledger.columns} row={row} weight={400} />
          ))}
          <View
            style={{
              position: 'absolute',
              bottom: 28,
              left: 40,
              right: 40,
              flexDirection: 'row',
              color: QUIET,
            }}
          >
            <Text style={{ flexGrow: 1 }}>{ledger.foot}</Text>
            <Text>{`${place + 1} / ${pages.length}`}</Text>
          </View>
        </Page>
      ))}
    </Document>
  );
}

function LedgerHead({ title, facts, words, accent }: Ledger) {
  return (
    <>
      <View style={{ height: 4, width: 48, backgroundColor: accent, marginBottom: 14 }} />
      <Text style={{ fontFamily: 'Source Serif 4', fontWeight: 600, fontSize: 18, marginBottom: 12 }}>
        {title}
      </Text>
      {facts.map(([label, value]) => (
        <View key={label} style={{ flexDirection: 'row', marginBottom: 3 }}>
          <Text style={{ width: 150, color: QUIET }}>{label}</Text>
          <Text style={{ flexShrink: 1 }}>{value}</Text>
        </View>
      ))}
      <Text style={{ marginTop: 8, marginBottom: 16, color: QUIET, lineHeight: 1.4 }}>{words}</Text>
    </>
  );
}

function LedgerRow({
  columns,
  row,
  weight,
}: Pick<Ledger, 'columns'> & { row: readonly string[]; weight: 400 | 600 }) {
  return (
    <View style={{ flexDirection: 'row', borderBottom: '0.5pt solid #dcd9d0', paddingVertical: 3 }}>
      {columns.map(({ name, share }, place) => (
        <Text
          key={name}
          style={{
            width: `${share}%`,
            paddingRight: 6,
            maxLines: 1,
            textOverflow: 'ellipsis',
            fontWeight: weight,
          }}
        >
          {row[place] ?? ''}
        </Text>
      ))}
    </View>
  );
}
