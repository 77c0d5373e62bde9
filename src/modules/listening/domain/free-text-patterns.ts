/** Patterns of what points at one person whoever it is. Each match is one finding. */
export const PATTERNS: readonly {
  readonly kind: 'email' | 'phone' | 'id' | 'only-one';
  readonly find: RegExp;
}[] = [
  { kind: 'email', find: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/giu },
  // «anna.korhonen (at) example.com», «@anna_k»
  { kind: 'email', find: /[\p{L}\d._%+-]+\s?[([](?:at|ät|arroba)[)\]]\s?[\p{L}\d.-]+\.\p{L}{2,}/giu },
  { kind: 'id', find: /(?<![\p{L}\d._%+-])@[\p{L}][\p{L}\d._-]{2,}/giu },
  // Personal identity codes: Finland, Spain (DNI, NIE), the United States; bank accounts (ISO 13616).
  { kind: 'id', find: /(?<!\d)[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\d])/giu },
  {
    kind: 'id',
    find: /(?<![\p{L}\d])(?:\d{8}[-\s]?[A-HJ-NP-TV-Z]|[XYZ][-\s]?\d{7}[-\s]?[A-Z])(?![\p{L}\d])/gu,
  },
  { kind: 'id', find: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/gu },
  {
    kind: 'id',
    find: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[\dA-Z]{4}){3,7}(?:\s?[\dA-Z]{1,3})?(?![\p{L}\d])/gu,
  },
  // A number after a word that says whose: employee number, henkilönumero, número de empleado.
  {
    kind: 'id',
    find: /(?:(?:employee|staff|personnel|badge|payroll|clock|personal)\s*(?:no\.?|nr\.?|number|num\.?|id|card|code|#)|(?:henkil[öo]|ty[öo]ntekij[äa]|palkka|kulku|kortti)\p{L}*\s*(?:numero\p{L}*|nro\.?|tunnus\p{L}*|kortti\p{L}*|id)?|(?:n[úu]mero|n[ºo.]+|c[óo]digo|tarjeta)\s*(?:de\s+)?(?:empleado|empleada|trabajador|trabajadora|personal|n[óo]mina|legajo))\s*(?:is|on|es|:|=|-|#|n[ºo.]*)?\s*[\p{L}]{0,3}-?\d{3,}/giu,
  },
  // Telephone numbers: international, national with a leading 0 or an area in brackets, Spanish nine digits.
  {
    kind: 'phone',
    find: /(?<![\p{L}\d.,-])\+\d{1,3}[\s\-./]?(?:\(?\d{1,4}\)?[\s\-./]?){2,5}\d{2,4}(?!\d)/gu,
  },
  { kind: 'phone', find: /(?<![\p{L}\d.,:/-])0\d{1,3}(?:[\s\-/]?\d{2,4}){2,4}(?![\d.:/-]\d|\d)/gu },
  { kind: 'phone', find: /(?<![\p{L}\d])\(\d{2,4}\)\s?\d{3,4}[\s-]?\d{3,4}(?!\d)/gu },
  { kind: 'phone', find: /(?<![\p{L}\d.,-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)/gu },
  {
    kind: 'phone',
    find: /(?<![\p{L}\d.,-])[6789]\d{2}[\s-]?\d{2,3}[\s-]?\d{2,3}(?:[\s-]?\d{2,3})?(?<=(?:\d[\s-]?){9})(?![\d%€.,]|\s?(?:€|eur|euro))/giu,
  },
  {
    kind: 'phone',
    find: /(?:\b(?:ext(?:ension)?|tel|phone|mobile|puh(?:elin)?|alanumero\p{L}*|tfno|tel[ée]fono|m[óo]vil|extensi[óo]n|anexo))(?![\p{L}])\.?\s*(?:is|on|es|no\.?|number|numero|n[ºo]\.?|:)?\s*\+?\d[\d\s-]{2,}\d/giu,
  },
  ...onlyOne(
    // English
    String.raw`\b(?:i\s+am|i['’]?m|i\s+was|i['’]?ve\s+been|i\s+have\s+been|being|as|since\s+i['’]?m)\s+(?:\p{L}+\s+){0,2}?(?:the|our|your|their)\s+(?:\p{L}+['’]s\s+)?(?:only|sole|single)\s`,
    String.raw`\b(?:i\s+am|i['’]?m|i\s+was)\s+(?:also\s+)?(?:alone|the\s+one\s+(?:who|that))\b`,
    String.raw`\bthe\s+only\s+(?:\p{L}+\s+){0,3}?(?:is|was|being)\s+me\b`,
    String.raw`\b(?:only|just)\s+i\s+(?:am|do|have|work|know|can|was)\b`,
    String.raw`\b(?:nobody|no[\s-]one|none)\s+(?:else|but\s+me|other\s+than\s+me|except\s+me)\b`,
    String.raw`\bthere\s+is\s+(?:only|just)\s+(?:one|me)\b`,
    // Finnish
    String.raw`(?<!\p{L})(?:olen|olin|oon|olenkin|olemme)\s+(?:\p{L}+\s+){0,4}?(?:ainoa\p{L}*|ainut|ainokainen|ainokaisena)`,
    String.raw`(?<!\p{L})(?:ainoana|ainoina|ainoona|ainokaisena)(?!\p{L})`,
    String.raw`(?<!\p{L})ainoa\s+(?:\p{L}+\s+){0,3}?(?:olen|oon|olin)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:vain|ainoastaan|pelk[äa]st[äa][äa]n)\s+min[äau]\p{L}{0,3}(?!\p{L})`,
    String.raw`(?<!\p{L})kukaan\s+muu\s+(?:ei|kuin)|(?<!\p{L})ei\s+(?:\p{L}+\s+){0,3}?kukaan\s+muu|(?<!\p{L})kenell[äa]k[äa][äa]n\s+muulla|(?<!\p{L})ei\s+kenell[äa]k[äa][äa]n\s+muulla`,
    // Spanish
    String.raw`(?<!\p{L})(?:soy|era|fui|siendo|como|estoy)\s+(?:\p{L}+\s+){0,2}?(?:el|la)\s+(?:[úu]nic[oa])(?!\p{L})`,
    String.raw`(?<!\p{L})(?:el|la)\s+[úu]nic[oa]\s+(?:\p{L}+\s+){0,4}?(?:soy|era)\s*(?:yo)?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:solo|s[óo]lo|solamente|[úu]nicamente)\s+yo(?!\p{L})`,
    String.raw`(?<!\p{L})(?:nadie|ning[úu]n(?:o|a)?)\s+(?:m[áa]s|otr[oa])(?!\p{L})`,
    String.raw`(?<!\p{L})soy\s+(?:el|la)\s+que\s`,
  ),
];

function onlyOne(...sources: readonly string[]) {
  return sources.map((source) => ({ kind: 'only-one' as const, find: new RegExp(source, 'giu') }));
}
