import type { Criterion, Option, Rubric, Section } from './rubric.ts';

// The parts that the starting rubrics share.

type ChoiceCriterion = Extract<Criterion, { kind: 'choice' }>;

export const yesNo: Option[] = [
  { id: 'yes', label: 'Yes', points: 1 },
  { id: 'no', label: 'No', points: 0 },
];

const yesPartlyNo: Option[] = [
  { id: 'yes', label: 'Yes', points: 1 },
  { id: 'partly', label: 'Partly', points: 0.5 },
  { id: 'no', label: 'No', points: 0, asksReason: true },
];

export const failing = (fails: 'section' | 'all'): Option[] => [
  { id: 'met', label: 'Met', points: 1 },
  { id: 'not-met', label: 'Not met', points: 0, fails, asksReason: true },
];

export const choice = (
  id: string,
  name: string,
  weight: number,
  more: Partial<Omit<ChoiceCriterion, 'kind' | 'id' | 'name' | 'weight'>> = {},
): ChoiceCriterion => ({
  kind: 'choice',
  id,
  name,
  weight,
  allowNotApplicable: false,
  options: yesPartlyNo,
  ...more,
});

export const greeting = choice('greeting', 'Greeting and identification', 10, {
  guidance: 'Names the company and says that it is an automated assistant where that is required.',
});

export const understanding: Section = {
  id: 'understanding',
  name: 'Understanding',
  criteria: [
    choice('request-understood', 'Request understood', 20, {
      guidance: 'Partly: understood after the caller had to repeat it.',
    }),
    choice('details-confirmed', 'Names, numbers and times confirmed', 10, {
      allowNotApplicable: true,
    }),
    choice('no-repeated-question', 'No question asked twice', 5, {
      options: yesNo,
      guidance: 'Asking again after the caller has answered counts as a repeat.',
      measured: {
        measure: { kind: 'repeat', speaker: 'agent', times: 1 },
        whenMet: 'no',
        whenNotMet: 'yes',
      },
    }),
  ],
};

export const toneAppropriate = choice('tone-appropriate', 'Tone appropriate', 5);

export const conversation: Section = {
  id: 'conversation',
  name: 'Conversation',
  criteria: [
    choice('response-time', 'Responds in time', 5, {
      options: yesNo,
      allowNotApplicable: true,
      guidance: 'Nine in ten responses start within 2.5 seconds.',
      measured: {
        measure: { kind: 'figure', figure: 'responseTimeP90', op: 'le', limit: 2500 },
        whenMet: 'yes',
        whenNotMet: 'no',
      },
    }),
    choice('lets-caller-finish', 'Lets the caller finish', 5, {
      options: yesNo,
      allowNotApplicable: true,
      measured: {
        measure: { kind: 'figure', figure: 'interruptionsByAgent', op: 'le', limit: 0 },
        whenMet: 'yes',
        whenNotMet: 'no',
      },
    }),
    toneAppropriate,
  ],
};

export const claims = choice('claims-true', 'All claims true and harmless', 10, {
  guidance: 'One promise, price or fact that the company would not stand by fails the call.',
  options: failing('all'),
});

export const rootCauses: Rubric['rootCauses'] = [
  {
    id: 'prompt',
    name: 'Prompt',
    causes: [
      { id: 'prompt-missing', name: 'Instruction missing' },
      { id: 'prompt-unclear', name: 'Instruction unclear' },
      { id: 'prompt-ignored', name: 'Instruction ignored' },
    ],
  },
  {
    id: 'knowledge',
    name: 'Knowledge',
    causes: [
      { id: 'knowledge-missing', name: 'Not in the knowledge base' },
      { id: 'knowledge-outdated', name: 'Outdated' },
    ],
  },
  {
    id: 'technical',
    name: 'Technical',
    causes: [
      { id: 'speech-recognition', name: 'Speech recognition' },
      { id: 'latency', name: 'Latency' },
      {
        id: 'tools',
        name: 'Tools',
        causes: [
          { id: 'tool-failed', name: 'Tool failed' },
          { id: 'tool-not-called', name: 'Tool not called' },
        ],
      },
    ],
  },
  { id: 'caller', name: 'Caller' },
];
