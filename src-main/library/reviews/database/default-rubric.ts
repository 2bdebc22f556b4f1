import type { CriterionOf, Rubric } from '../../../../src-shared/rubrics/rubric.ts';

type Option = CriterionOf<'choice'>['options'][number];

const yes: Option = { id: 'yes', label: 'Yes', points: 1 };
const partly: Option = { id: 'partly', label: 'Partly', points: 0.5 };
const no: Option = { id: 'no', label: 'No', points: 0 };

/** The rubric of a new workspace. The first option is always the best one. */
export const defaultRubric: Rubric = {
  id: 'voice-agent-call',
  version: 1,
  name: 'Voice agent call',
  kinds: ['call', 'chat'],
  passMark: 80,
  sections: [
    {
      id: 'greeting',
      name: 'Greeting and disclosure',
      criteria: [
        {
          kind: 'choice',
          id: 'greeting-disclosure',
          name: 'Greeting and identification',
          guidance:
            'Names the company, and says that it is an automated assistant where that is required.',
          weight: 10,
          options: [yes, partly, no],
          allowNotApplicable: false,
          measured: {
            measure: {
              kind: 'phrase',
              speaker: 'agent',
              mode: 'any',
              phrases: [
                'this is',
                '(thanks|thank you) for calling',
                "(it's|i'm the|i am the)",
                '(assistant|desk|support)',
                "you (have|'ve) reached",
              ],
              within: { edge: 'first', count: 15, unit: 'seconds' },
            },
            whenMet: 'yes',
            whenNotMet: 'no',
          },
        },
        {
          kind: 'choice',
          id: 'identity-verified',
          name: 'Identity verified before account details',
          guidance:
            'The caller is verified before anything about an account is said or changed. N/A when no account was involved.',
          weight: 15,
          options: [yes, { ...no, fails: 'section' }],
          allowNotApplicable: true,
        },
      ],
    },
    {
      id: 'understanding',
      name: 'Understanding',
      criteria: [
        {
          kind: 'choice',
          id: 'request-understood',
          name: 'Request understood',
          guidance: 'Partly: understood only after the caller repeated it.',
          weight: 20,
          options: [yes, partly, no],
          allowNotApplicable: false,
          measured: {
            measure: { kind: 'repeat', speaker: 'user', times: 1 },
            whenMet: 'partly',
            whenNotMet: 'yes',
          },
        },
        {
          kind: 'choice',
          id: 'details-confirmed',
          name: 'Names, numbers and times read back',
          weight: 10,
          options: [yes, partly, no],
          allowNotApplicable: true,
          // Whoever does not say these words may have read the details back in others.
          measured: {
            measure: {
              kind: 'phrase',
              speaker: 'agent',
              mode: 'any',
              phrases: [
                '(to|let me) confirm',
                'let me (repeat|read)',
                "you're [all] (booked|set)",
                "(i've|i have) booked",
                'is that (right|correct)',
              ],
            },
            whenMet: 'yes',
          },
        },
      ],
    },
    {
      id: 'resolution',
      name: 'Resolution',
      criteria: [
        {
          kind: 'choice',
          id: 'request-resolved',
          name: 'Request resolved or handed over well',
          guidance: 'Partly: the caller knows the next step, but has to take it alone.',
          weight: 25,
          options: [yes, partly, no],
          allowNotApplicable: false,
          measured: {
            measure: {
              kind: 'field',
              filter: { call_successful: { type: 'boolean', op: 'eq', value: true } },
            },
            whenMet: 'yes',
            whenNotMet: 'no',
          },
        },
        {
          kind: 'choice',
          id: 'no-invented-claim',
          name: 'All claims true and harmless',
          guidance: 'No: at least one promise, price or fact that the company would not stand by.',
          weight: 10,
          options: [yes, { ...no, fails: 'all' }],
          allowNotApplicable: false,
        },
      ],
    },
    {
      id: 'conversation',
      name: 'Conversation',
      criteria: [
        {
          kind: 'choice',
          id: 'pace-and-turns',
          name: 'Pace and turn-taking',
          guidance: 'No long silences, no talking over the caller.',
          weight: 5,
          options: [
            { id: 'good', label: 'Good', points: 1 },
            { id: 'some-issues', label: 'Some issues', points: 0.5 },
            { id: 'poor', label: 'Poor', points: 0 },
          ],
          allowNotApplicable: false,
          measured: {
            measure: { kind: 'figure', figure: 'interruptionsByAgent', op: 'le', limit: 0 },
            whenMet: 'good',
            whenNotMet: 'some-issues',
          },
        },
        {
          kind: 'choice',
          id: 'tone-fits',
          name: 'Tone appropriate',
          weight: 5,
          options: [yes, partly, no],
          allowNotApplicable: false,
        },
      ],
    },
  ],
};
