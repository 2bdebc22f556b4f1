import type { Criterion, Rubric } from '../../../../src-shared/rubric.ts';

const yesNo: Criterion['options'] = [
  { label: 'Yes', points: 1 },
  { label: 'No', points: 0 },
];
const fullPartNone: Criterion['options'] = [
  { label: 'Yes', points: 1 },
  { label: 'In part', points: 0.5 },
  { label: 'No', points: 0 },
];

/** The scorecard of a new workspace; its first answer is always the best one. */
export const defaultRubric: Rubric = {
  id: 'voice-agent-call',
  version: 1,
  name: 'Voice agent call',
  passMark: 80,
  sections: [
    {
      id: 'greeting',
      name: 'Greeting and disclosure',
      criteria: [
        {
          kind: 'choice',
          id: 'greeting-disclosure',
          name: 'Greeted and said who is calling',
          help: 'Names the company, and says that it is an automated assistant where that is asked for.',
          weight: 10,
          options: fullPartNone,
          allowNotApplicable: false,
        },
        {
          kind: 'choice',
          id: 'identity-verified',
          name: 'Identity verified before account details',
          help: 'Nothing of an account is said or changed before the caller is known. Not applicable when no account was touched.',
          weight: 15,
          options: yesNo,
          allowNotApplicable: true,
          autoFail: 'section',
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
          name: 'Understood what the caller wanted',
          help: 'In part: understood after the caller had to say it again.',
          weight: 20,
          options: fullPartNone,
          allowNotApplicable: false,
        },
        {
          kind: 'choice',
          id: 'details-confirmed',
          name: 'Read back names, numbers and times',
          weight: 10,
          options: fullPartNone,
          allowNotApplicable: true,
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
          help: 'In part: the caller knows the next step, but has to take it alone.',
          weight: 25,
          options: fullPartNone,
          allowNotApplicable: false,
        },
        {
          kind: 'choice',
          id: 'no-invented-claim',
          name: 'No harmful or invented claim',
          help: 'One promise, price or fact that the company would not stand by fails the call.',
          weight: 10,
          options: yesNo,
          allowNotApplicable: false,
          autoFail: 'all',
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
          help: 'No long silences, no talking over the caller.',
          weight: 5,
          options: [
            { label: 'Good', points: 1 },
            { label: 'Some trouble', points: 0.5 },
            { label: 'Poor', points: 0 },
          ],
          allowNotApplicable: false,
        },
        {
          kind: 'choice',
          id: 'tone-fits',
          name: 'Tone fits the moment',
          weight: 5,
          options: fullPartNone,
          allowNotApplicable: false,
        },
      ],
    },
  ],
};
