import { Action, Layout, type Letter, type LetterFrame, Paragraph } from '#platform/email-render.tsx';

/** The link that signs in, as asked for on the sign-in page. */
export function signInLetter(
  frame: LetterFrame,
  { link, minutes }: { link: string; minutes: number },
): Letter {
  const { t, organisation, accent } = frame;
  return {
    subject: t('letters.signIn.subject', { organisation }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.signIn.preview', { count: minutes })}
        heading={t('letters.signIn.heading')}
        reason={t('letters.signIn.reason')}
      >
        <Paragraph>{t('letters.signIn.text', { count: minutes })}</Paragraph>
        <Action href={link} label={t('letters.signIn.action')} accent={accent} />
        <Paragraph>{t('letters.signIn.otherwise')}</Paragraph>
      </Layout>
    ),
  };
}

/** The invitation of a colleague; `inviter` is null when nobody's name is known. */
export function invitationLetter(
  frame: LetterFrame,
  { link, days, inviter }: { link: string; days: number; inviter: string | null },
): Letter {
  const { t, organisation, accent } = frame;
  return {
    subject: t('letters.invitation.subject', { organisation }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.invitation.preview', { count: days })}
        heading={t('letters.invitation.heading', { organisation })}
        reason={t('letters.invitation.reason')}
      >
        <Paragraph>
          {inviter
            ? t('letters.invitation.textBy', { inviter, organisation })
            : t('letters.invitation.text', { organisation })}
        </Paragraph>
        <Paragraph>{t('letters.invitation.until', { count: days })}</Paragraph>
        <Action href={link} label={t('letters.invitation.action')} accent={accent} />
      </Layout>
    ),
  };
}

/** Tells that the password was changed, so that a stranger cannot do it unseen. */
export function passwordChangedLetter(
  frame: LetterFrame,
  { when, link }: { when: string; link: string },
): Letter {
  const { t, organisation, accent } = frame;
  return {
    subject: t('letters.passwordChanged.subject', { organisation }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.passwordChanged.preview')}
        heading={t('letters.passwordChanged.heading')}
        reason={t('letters.security')}
      >
        <Paragraph>{t('letters.passwordChanged.text', { when })}</Paragraph>
        <Paragraph>{t('letters.passwordChanged.otherwise')}</Paragraph>
        <Action href={link} label={t('letters.passwordChanged.action')} accent={accent} />
      </Layout>
    ),
  };
}

/** Tells of a sign-in from a browser that the person had not used before; the names are null when it does not say. */
export function newDeviceLetter(
  frame: LetterFrame,
  {
    browser,
    system,
    when,
    link,
  }: { browser: string | null; system: string | null; when: string; link: string },
): Letter {
  const { t, organisation, accent } = frame;
  const device =
    browser && system ? t('device.both', { browser, system }) : (browser ?? system ?? t('device.unknown'));
  return {
    subject: t('letters.newDevice.subject', { organisation }),
    element: (
      <Layout
        frame={frame}
        preview={t('letters.newDevice.preview', { device })}
        heading={t('letters.newDevice.heading')}
        reason={t('letters.security')}
      >
        <Paragraph>{t('letters.newDevice.text', { device, when })}</Paragraph>
        <Paragraph>{t('letters.newDevice.otherwise')}</Paragraph>
        <Action href={link} label={t('letters.newDevice.action')} accent={accent} />
      </Layout>
    ),
  };
}
