import type { Rubric, Section } from './rubric.ts';
import {
  choice,
  claims,
  conversation,
  failing,
  greeting,
  rootCauses,
  toneAppropriate,
  understanding,
  yesNo,
} from './starting-parts.ts';

// The rubrics to start from. Teams are expected to change them. Together they use every kind of
// criterion.

const base = { version: 1, passMark: 80, rootCauses } as const;

const identityVerified = choice(
  'identity-verified',
  'Identity verified before account details',
  15,
  {
    options: failing('section'),
    allowNotApplicable: true,
    guidance: 'N/A when no account was touched.',
  },
);

const resolution: Section = {
  id: 'resolution',
  name: 'Resolution',
  criteria: [
    choice('request-resolved', 'Request resolved or handed over well', 25, {
      guidance: 'Partly: the caller knows the next step, but has to take it alone.',
    }),
    choice('tools-succeeded', 'Tools succeeded', 5, {
      options: yesNo,
      allowNotApplicable: true,
      measured: {
        measure: { kind: 'figure', figure: 'failedToolCalls', op: 'le', limit: 0 },
        whenMet: 'yes',
        whenNotMet: 'no',
      },
    }),
    claims,
    choice('recovered', 'Recovered well from a mistake', 5, {
      options: yesNo,
      bonus: true,
      allowNotApplicable: true,
    }),
  ],
};

/** The rubric of a new workspace. */
export const supportRubric: Rubric = {
  ...base,
  id: 'support',
  name: 'Support call',
  description: 'For calls in which a caller needs help with an account, an order or a product.',
  kinds: ['call', 'chat'],
  sections: [
    {
      id: 'opening',
      name: 'Opening',
      criteria: [greeting, identityVerified],
    },
    understanding,
    resolution,
    conversation,
  ],
};

const salesRubric: Rubric = {
  ...base,
  id: 'sales',
  name: 'Sales call',
  description: 'For outbound and inbound calls that qualify an interest and agree a next step.',
  kinds: ['call'],
  capAt100: true,
  sections: [
    {
      id: 'opening',
      name: 'Opening',
      criteria: [
        greeting,
        choice('consent', 'Asked whether it is a good time', 5, { options: yesNo }),
      ],
    },
    {
      id: 'discovery',
      name: 'Discovery',
      criteria: [
        {
          kind: 'checklist',
          id: 'qualification',
          name: 'Qualified the interest',
          weight: 20,
          allowNotApplicable: true,
          items: [
            { id: 'need', label: 'Need', points: 2 },
            { id: 'budget', label: 'Budget', points: 1 },
            { id: 'timing', label: 'Timing', points: 1 },
            { id: 'decision', label: 'Who decides', points: 1 },
          ],
        },
        choice('listens', 'Listens more than it talks', 10, {
          options: yesNo,
          measured: {
            measure: { kind: 'figure', figure: 'agentTalkShare', op: 'le', limit: 0.6 },
            whenMet: 'yes',
            whenNotMet: 'no',
          },
        }),
      ],
    },
    {
      id: 'offer',
      name: 'Offer and next step',
      criteria: [
        choice('offer-fits', 'Offer fits the need', 15),
        claims,
        choice('next-step', 'Next step agreed', 20, { options: yesNo }),
        {
          kind: 'text',
          id: 'next-step-text',
          name: 'What was agreed',
          weight: 0,
          allowNotApplicable: false,
          condition: { kind: 'choice', criterionId: 'next-step', optionIds: ['yes'] },
        },
      ],
    },
    conversation,
  ],
};

const bookingRubric: Rubric = {
  ...base,
  id: 'appointment-booking',
  name: 'Appointment booking',
  description: 'For calls that make, move or cancel an appointment.',
  kinds: ['call', 'chat'],
  sections: [
    { id: 'opening', name: 'Opening', criteria: [greeting] },
    understanding,
    {
      id: 'booking',
      name: 'Booking',
      criteria: [
        choice('appointment-made', 'Appointment made, moved or cancelled', 25, {
          allowNotApplicable: true,
        }),
        choice('slot-tool', 'Slot booked in the system', 10, {
          options: yesNo,
          allowNotApplicable: true,
          condition: {
            kind: 'choice',
            criterionId: 'appointment-made',
            optionIds: ['yes', 'partly'],
          },
          measured: {
            measure: {
              kind: 'field',
              filter: {
                tool_calls: [
                  { name: 'book_slot', success: { type: 'boolean', op: 'eq', value: true } },
                ],
              },
            },
            whenMet: 'yes',
            whenNotMet: 'no',
          },
        }),
        {
          kind: 'number',
          id: 'slots-offered',
          name: 'Appointments offered before one fitted',
          weight: 5,
          allowNotApplicable: true,
          min: 0,
          max: 10,
          step: 1,
          scale: { type: 'line', zeroAt: 6, fullAt: 1 },
        },
        choice('date-confirmed', 'Date and time read back', 10),
        claims,
      ],
    },
    conversation,
  ],
};

/** What is read instead of heard: nothing about pace, interruptions or response times. */
const chatRubric: Rubric = {
  ...base,
  id: 'support-chat',
  name: 'Support chat',
  description: 'For chats, which have no pace and no turn-taking to score.',
  kinds: ['chat'],
  sections: [
    { id: 'opening', name: 'Opening', criteria: [greeting, identityVerified] },
    understanding,
    resolution,
    {
      id: 'writing',
      name: 'Writing',
      criteria: [
        choice('easy-to-read', 'Short and easy to read', 10, {
          guidance: 'Partly: right, but with more text than the question needs.',
        }),
        choice('asks-for-more', 'Asks whether anything else is needed', 5, {
          options: yesNo,
          measured: {
            measure: {
              kind: 'phrase',
              speaker: 'agent',
              phrases: ['anything else', 'something else', 'further questions'],
              mode: 'any',
            },
            whenMet: 'yes',
            whenNotMet: 'no',
          },
        }),
        toneAppropriate,
      ],
    },
  ],
};

/** In the order in which they are offered. */
export const startingRubrics: readonly Rubric[] = [
  supportRubric,
  salesRubric,
  bookingRubric,
  chatRubric,
];
