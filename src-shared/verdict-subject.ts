import type { Call } from './call.ts';
import type { Json } from './json.ts';

/** One of Retell's judgements of a call, which a reviewer can have a verdict on. */
export interface VerdictSubject {
  /** `sentiment`, `success` or `custom.<name>`. */
  readonly field: string;
  /** What Retell reports, as verdicts store it: a text as it is, anything else as JSON. */
  readonly retellValue: string;
  /** What a right value can be. */
  readonly kind: 'sentiment' | 'boolean' | 'number' | 'text';
}

/** The sentiments that Retell reports. */
export const sentiments = ['Positive', 'Neutral', 'Negative', 'Unknown'] as const;

type JudgedCall = Pick<Call, 'sentiment' | 'successful' | 'customAnalysis'>;

/** All that Retell judged about the call. What it did not judge is missing. */
export function verdictSubjects(call: JudgedCall): readonly VerdictSubject[] {
  const { sentiment, successful, customAnalysis = {} } = call;
  return [
    ...(sentiment === undefined
      ? []
      : [{ field: 'sentiment', retellValue: sentiment, kind: 'sentiment' } as const]),
    ...(successful === undefined
      ? []
      : [{ field: 'success', retellValue: String(successful), kind: 'boolean' } as const]),
    ...Object.entries(customAnalysis).flatMap(([name, value]) =>
      value === null || name === '' || name.length > maxNameLength
        ? []
        : [{ field: `custom.${name}`, retellValue: verdictText(value), kind: kindOf(value) }],
    ),
  ];
}

/** The edit takes fields of up to 300 characters. */
const maxNameLength = 290;

/** The edit takes values of up to 20,000 characters. */
const maxValueLength = 20_000;

const verdictText = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, maxValueLength);

function kindOf(value: Json): VerdictSubject['kind'] {
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'number' : 'text';
}

/** The values that can be chosen as the right one; empty where it is written. */
export function otherValues({ kind, retellValue }: VerdictSubject): readonly string[] {
  if (kind === 'boolean') return ['true', 'false'].filter((value) => value !== retellValue);
  return kind === 'sentiment' ? sentiments.filter((value) => value !== retellValue) : [];
}
