import type { MediaLinks } from '../../src-shared/call.ts';
import type { Variant } from './file-names.ts';

const linkOf: Readonly<Record<Variant, keyof MediaLinks>> = {
  'multi-channel': 'multiChannel',
  mono: 'recording',
  'scrubbed-multi-channel': 'scrubbedMultiChannel',
  'scrubbed-mono': 'scrubbedRecording',
};

/** One channel a speaker tells the most; without personal data comes first when that is wished. */
export const variantOrder = (scrubbedFirst: boolean): readonly Variant[] =>
  scrubbedFirst
    ? ['scrubbed-multi-channel', 'scrubbed-mono', 'multi-channel', 'mono']
    : ['multi-channel', 'mono', 'scrubbed-multi-channel', 'scrubbed-mono'];

export const addressOf = (links: MediaLinks, variant: Variant): string | undefined =>
  links[linkOf[variant]];
