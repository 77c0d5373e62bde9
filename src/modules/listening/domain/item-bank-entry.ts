import type { Language } from '#kernel/language.ts';
import type { BankItem, Construct, SurveyKind } from '../contract/item.ts';

/** A text in all languages of the product: each is written by meaning. */
export type Text = Readonly<Record<Language, string>>;

type Origin = Pick<BankItem, 'source' | 'licence'>;

export const CIVIL_SERVICE: Origin = {
  source: {
    name: 'UK Civil Service People Survey, Cabinet Office: core questions, with «my organisation» for the name',
    year: 2009,
    url: 'https://www.gov.uk/government/collections/civil-service-people-survey-hub',
  },
  // The licence asks for this sentence; translations are ours.
  licence:
    'Contains public sector information licensed under the Open Government Licence v3.0. Finnish and Spanish: Apache-2.0.',
};

export const FEDERAL: Origin = {
  source: {
    name: 'Federal Employee Viewpoint Survey, US Office of Personnel Management, with «organisation» for «agency»',
    year: 2019,
    url: 'https://www.opm.gov/fevs/',
  },
  licence:
    'Work of the US Government, in the public domain (17 U.S.C. § 105). Finnish and Spanish: Apache-2.0.',
};

export const NATIONAL_STATISTICS: Origin = {
  source: {
    name: 'Personal well-being (ONS4), Office for National Statistics, harmonised standard',
    year: 2011,
    url: 'https://www.ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/personalwellbeingsurveyuserguide',
  },
  licence:
    'Contains public sector information licensed under the Open Government Licence v3.0. Finnish and Spanish: Apache-2.0.',
};

export const OWN: Origin = {
  source: { name: 'Inward', year: 2026, url: null },
  licence: 'Apache-2.0',
};

/** A statement to agree with on five points. */
export function statement(
  bankKey: string,
  construct: Construct,
  text: Text,
  {
    origin,
    favourable = 'high',
    kinds = [],
  }: {
    readonly origin: Origin;
    readonly favourable?: 'high' | 'low';
    readonly kinds?: SurveyKind[];
  },
): BankItem {
  return {
    ...{ bankKey, construct, text, favourable, kinds, ...origin },
    scale: { kind: 'agree5' },
    help: null,
    comment: false,
  };
}
