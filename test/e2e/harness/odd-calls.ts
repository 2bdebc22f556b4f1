/** The members of a JSON object as raw text, so that digits, order and doubled keys arrive as written. */
export type RawMembers = Readonly<Record<string, string>>;

/** A call with unusual content, and what the desk has to show of it. */
export interface OddCall {
  readonly id: string;
  /** Fields in the list and in get-call. */
  readonly listed?: RawMembers;
  /** Fields in get-call only. */
  readonly full?: RawMembers;
  /** Texts of the transcript. */
  readonly transcript?: readonly string[];
  /** Texts of the Details panel. */
  readonly details?: readonly string[];
  /** Texts that must not be on the page. */
  readonly absent?: readonly string[];
}

interface Turn {
  readonly role?: 'agent' | 'user';
  readonly content: string;
  /** Words with their start in seconds; each lasts 0.2 s. */
  readonly words?: readonly (readonly [word: string, start: number])[];
}

export const startMs = 1_794_000_000_000;
export const durationMs = 60_000;

const turns = (...all: readonly Turn[]): string =>
  JSON.stringify(
    all.map(({ role = 'agent', content, words = [] }) => ({
      role,
      content,
      words: words.map(([word, start]) => ({ word, start, end: start + 0.2 })),
    })),
  );

const spoken = (...all: readonly Turn[]): RawMembers => ({
  transcript_object: turns(...all),
  transcript_with_tool_calls: turns(...all),
});

const evenly = (text: string): readonly (readonly [string, number])[] =>
  text.split(' ').map((word, at) => [`${word} `, 1 + at * 0.3] as const);

const short = spoken({ content: 'Good morning.', words: evenly('Good morning.') });

const scripts = [
  'Да, а нет? Нет.',
  'Καλά, α όχι; Ναι.',
  'نعم، م لا',
  'מה שלומך? שלום.',
  '予約を明日の午後三時に取消します。明日',
  '我想取消预约。',
  'ยกเลิกสวัสดี',
  'रद्द करें, क नहीं',
  '예약을 취소해 주세요',
  'ＡＢＣ１２３ and ﬁne',
  'Çà et là, àé',
  '👩‍👩‍👧 family 👍🏽',
];

/** Times, lengths and moments that no clock has. */
const impossibleFigures: readonly (readonly [name: string, value: RawMembers])[] = [
  ['start_beyond_dates', { start_timestamp: '8640000000000001' }],
  ['start_in_nanoseconds', { start_timestamp: '1763734920000000000' }],
  ['start_negative', { start_timestamp: '-1e300' }],
  ['end_in_nanoseconds', { end_timestamp: '1763734920000000000' }],
  ['transfer_in_nanoseconds', { transfer_end_timestamp: '1763734920000000000' }],
  ['duration_endless', { duration_ms: '1763734920000000000' }],
  ['duration_negative', { duration_ms: '-5' }],
];

/** Every call that has to be listed, opened, reviewed and exported. */
export const oddCalls: readonly OddCall[] = [
  {
    id: 'call_text_without_words',
    full: spoken(
      {
        content: "He is awesome. What's up, dude? We're live.",
        words: evenly("He is awesome. We're live."),
      },
      {
        role: 'user',
        content: 'First part is here. The rest came without zebra.',
        words: evenly('First part is here.'),
      },
      {
        content: 'That will be $43,000.',
        words: evenly('That will be forty-three thousand dollars.'),
      },
    ),
    transcript: ["What's up, dude?", 'The rest came without zebra.', '$43,000'],
    absent: ['forty-three'],
  },
  {
    id: 'call_redacted_text',
    full: {
      ...spoken({ content: 'My name is Jane Roe.', words: evenly('My name is Jane Roe.') }),
      scrubbed_transcript_with_tool_calls: turns({
        content: 'My name is [PERSON_NAME].',
        words: evenly('My name is Jane Roe.'),
      }),
    },
    transcript: ['My name is [PERSON_NAME].'],
    absent: ['Jane Roe'],
  },
  ...scripts.map((text, at) => ({
    id: `call_script_${at}`,
    full: spoken({ content: text, words: evenly(text) }),
    transcript: [text],
  })),
  ...impossibleFigures.map(([name, listed]) => ({ id: `call_${name}`, listed, full: short })),
  {
    id: 'call_word_beyond_the_call',
    full: spoken({
      content: 'Now or never.',
      words: [
        ['Now ', 1],
        ['or ', 1e15],
        ['never.', -1e15],
      ],
    }),
    transcript: ['Now or never.'],
  },
  {
    id: 'call_equal_word_times',
    full: spoken({
      content: 'before a b c after',
      words: [
        ['before ', 19],
        ['a ', 20.14],
        ['b ', 20.14],
        ['c ', 20.14],
        ['after', 22],
      ],
    }),
    transcript: ['before a b c after'],
  },
  {
    id: 'call_exact_digits',
    listed: {
      metadata:
        '{"order_id":107505301260286111,"price":1.10,"2026":"a","2025":"b","x":1,"x":2,"e":1E5}',
      custom_attributes: '{"big":9223372036854775807}',
    },
    full: short,
    details: ['107505301260286111', '1.10', '9223372036854775807', '1E5'],
    absent: ['107505301260286110', '9223372036854776000'],
  },
  {
    id: 'call_json_arguments',
    full: {
      transcript_with_tool_calls:
        '[{"role":"tool_call_invocation","tool_call_id":"t","name":"pay","arguments":' +
        '{"order":107505301260286111,"rate":1.0,"limit":1e400,"x":1,"x":2}},' +
        '{"role":"tool_call_result","tool_call_id":"t","content":{"left":-9007199254740993}}]',
    },
    transcript: [
      '"order": 107505301260286111, "rate": 1.0, "limit": 1e400, "x": 1, "x": 2',
      '"left": -9007199254740993',
    ],
    absent: ['107505301260286110', '-9007199254740992'],
  },
  {
    id: 'call_formula_in_texts',
    listed: { agent_name: '"Bot;=1+2;x"', metadata: '{"=1+1":"@SUM(1)"}' },
    full: spoken({
      content: '=HYPERLINK("x") is fine;=1+2',
      words: evenly('=HYPERLINK("x") is fine;=1+2'),
    }),
    transcript: ['=HYPERLINK("x") is fine;=1+2'],
  },
  {
    id: 'call_transferred_past_its_end',
    listed: { transfer_end_timestamp: String(startMs + 2 * durationMs) },
    full: {
      transcript_with_tool_calls: JSON.stringify([
        {
          role: 'agent',
          content: 'One moment.',
          words: [{ word: 'One moment.', start: 1, end: 2 }],
        },
        {
          role: 'transfer_target',
          content: 'How can I help?',
          words: [{ word: 'How can I help?', start: 65, end: 66 }],
        },
      ]),
    },
    transcript: ['How can I help?', '1:05'],
  },
  {
    id: 'call_endless_word',
    full: spoken({ content: `Look: ${'a'.repeat(3_000_000)} end.`, words: [['Look: ', 1]] }),
    transcript: ['Look:'],
  },
  {
    id: 'call_endless_turn',
    full: spoken({ content: Array.from({ length: 100_000 }, (_, at) => `word${at}`).join(' ') }),
    transcript: ['word0 word1'],
  },
  { id: '1e10', full: short },
  { id: 'a/../b', full: short },
  { id: '00123456789012345678', full: short },
];
