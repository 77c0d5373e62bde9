import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Text,
} from '@react-email/components';
import { render, toPlainText } from '@react-email/render';
import type { ReactElement, ReactNode } from 'react';
import type { Language } from '#kernel/language.ts';
import type { Translate } from './translate.ts';

/** An e-mail as its module describes it. */
export interface Letter {
  readonly subject: string;
  readonly element: ReactElement;
}

/** What every letter is given: the reader's language and words, and the organisation that writes. */
export interface LetterFrame {
  readonly t: Translate;
  readonly language: Language;
  /** The organisation: named at the foot. */
  readonly organisation: string;
  /** `#rrggbb`, the colour of the button. */
  readonly accent: string;
}

interface LayoutProps {
  readonly frame: LetterFrame;
  /** The line that mailboxes show beside the subject. */
  readonly preview: string;
  readonly heading: string;
  /** One sentence at the foot: why this mail came. */
  readonly reason: string;
  readonly children: ReactNode;
}

/** HTML and plain text of a letter. The text keeps every link written out: some read nothing else. */
export async function renderLetter({ subject, element }: Letter) {
  const html = await render(element);
  return { subject, html, text: toPlainText(html) };
}

const FONT = 'Georgia, "Times New Roman", serif';
const PLAIN_FONT = 'Inter, "Segoe UI", Helvetica, Arial, sans-serif';
const INK = '#1f2421';
const QUIET = '#5c635f';

/** The sheet that all our e-mails are written on. */
export function Layout({ frame, preview, heading, reason, children }: LayoutProps) {
  return (
    <Html lang={frame.language} dir="ltr">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#f6f5f1', fontFamily: PLAIN_FONT, color: INK, margin: 0 }}>
        <Container
          style={{ backgroundColor: '#ffffff', maxWidth: 560, padding: '32px', margin: '32px auto' }}
        >
          <Heading as="h1" style={{ fontFamily: FONT, fontSize: 24, fontWeight: 600, margin: '0 0 16px' }}>
            {heading}
          </Heading>
          {children}
          <Hr style={{ borderColor: '#e4e2db', margin: '32px 0 16px' }} />
          <Text style={{ fontSize: 14, lineHeight: '20px', color: QUIET, margin: 0 }}>
            {frame.organisation}: {reason}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ fontSize: 16, lineHeight: '26px', margin: '0 0 16px' }}>{children}</Text>;
}

/** The one thing to do, as a button and written out for those whose mail shows no buttons. */
export function Action({ href, label, accent }: { href: string; label: string; accent: string }) {
  return (
    <>
      <Button
        href={href}
        style={{
          backgroundColor: accent,
          color: textOn(accent),
          padding: '12px 20px',
          borderRadius: 6,
          fontSize: 16,
        }}
      >
        {label}
      </Button>
      <Text style={{ fontSize: 14, lineHeight: '20px', color: QUIET, wordBreak: 'break-all' }}>
        <Link href={href} style={{ color: QUIET }}>
          {href}
        </Link>
      </Text>
    </>
  );
}

/** Black or white, whichever contrasts more with the colour (relative luminance of WCAG 2.2). */
function textOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // At 0.179 the contrast with black (L + 0.05) / 0.05 equals that with white 1.05 / (L + 0.05).
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
