import type { Tag } from '../../../../src-shared/tag.ts';

/** What reviewers of voice agents mark most, on the nine digit keys. */
export const defaultTags: readonly Tag[] = [
  {
    id: 'misheard',
    name: 'Misheard',
    colour: 'red',
    digit: 1,
    description: 'The agent took a word, a name or a number for another one.',
  },
  {
    id: 'interrupted',
    name: 'Interrupted',
    colour: 'orange',
    digit: 2,
    description: 'One spoke over the other, or stopped in the middle of a sentence.',
  },
  {
    id: 'slow-answer',
    name: 'Slow answer',
    colour: 'amber',
    digit: 3,
    description: 'The caller had to wait so long that it shows.',
  },
  {
    id: 'wrong-information',
    name: 'Wrong information',
    colour: 'violet',
    digit: 4,
    description: 'Something said is not so.',
  },
  {
    id: 'off-script',
    name: 'Off script',
    colour: 'pink',
    digit: 5,
    description: 'The agent left the path it was given, or left a step out.',
  },
  {
    id: 'good-save',
    name: 'Good save',
    colour: 'green',
    digit: 6,
    description: 'Something went wrong and the agent made it good. Worth showing to others.',
  },
  {
    id: 'tool-failure',
    name: 'Tool failure',
    colour: 'teal',
    digit: 7,
    description: 'A tool failed, was called with wrong values, or was not called at all.',
  },
  {
    id: 'tone',
    name: 'Tone',
    colour: 'blue',
    digit: 8,
    description: 'Voice, pace or manner did not fit the moment.',
  },
  {
    id: 'follow-up',
    name: 'Follow up',
    colour: 'lime',
    digit: 9,
    description: 'Someone has to do something after this call.',
  },
];
