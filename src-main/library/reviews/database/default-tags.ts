import type { Tag } from '../../../../src-shared/tag.ts';

/** The tags of a new workspace: what reviewers of voice agents tag most, with the digits 1–9. */
export const defaultTags: readonly Tag[] = [
  {
    id: 'misheard',
    name: 'Misheard',
    colour: 'red',
    digit: 1,
    description: 'The agent misheard a word, name or number.',
  },
  {
    id: 'interrupted',
    name: 'Interrupted',
    colour: 'orange',
    digit: 2,
    description: 'One spoke over the other, or stopped in mid-sentence.',
  },
  {
    id: 'slow-answer',
    name: 'Slow response',
    colour: 'amber',
    digit: 3,
    description: 'A noticeably long wait for the agent.',
  },
  {
    id: 'wrong-information',
    name: 'Wrong information',
    colour: 'violet',
    digit: 4,
    description: 'The agent gave incorrect information.',
  },
  {
    id: 'off-script',
    name: 'Off script',
    colour: 'pink',
    digit: 5,
    description: 'The agent went off script or skipped a step.',
  },
  {
    id: 'good-save',
    name: 'Good save',
    colour: 'green',
    digit: 6,
    description: 'The agent recovered well. Good training example.',
  },
  {
    id: 'tool-failure',
    name: 'Tool failure',
    colour: 'teal',
    digit: 7,
    description: 'A tool failed, was called with wrong values, or was not called.',
  },
  {
    id: 'tone',
    name: 'Tone',
    colour: 'blue',
    digit: 8,
    description: 'Voice, pace or manner was not appropriate.',
  },
  {
    id: 'follow-up',
    name: 'Follow up',
    colour: 'lime',
    digit: 9,
    description: 'Someone has to act after this call.',
  },
];
