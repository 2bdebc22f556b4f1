import { expect, it } from 'vitest';
import { parseExportCommand } from '../../../../src-main/command-line/export-arguments.ts';

const parse = (...args: readonly string[]) =>
  parseExportCommand(['--workspace', 'Acme', '--all', '--out', 'out', ...args], {
    nowMs: 0,
    folder: '/srv',
  });

const optionsOf = (...args: readonly string[]) => {
  const parsed = parse(...args);
  return parsed.ok ? parsed.value.options : parsed.error;
};

it('WAV clips have no silence unless it is wished', () => {
  expect(optionsOf('--format', 'wav')).toEqual({
    format: 'wav',
    silence: { redactedWords: false, words: [] },
  });
  expect(
    optionsOf('--format', 'wav', '--silence', 'John Smith', '--silence=4111', '--silence-redacted'),
  ).toEqual({ format: 'wav', silence: { redactedWords: true, words: ['John Smith', '4111'] } });
});

it('--clips asks for scorecards with clips', () => {
  expect(optionsOf('--format', 'html', '--clips', '--silence', 'John')).toEqual({
    format: 'html',
    content: 'scorecards',
    clips: { redactedWords: false, words: ['John'] },
  });
  expect(optionsOf('--format', 'html')).toEqual({ format: 'html', content: 'summary' });
});

it.each([
  [['--format', 'pdf', '--clips'], '--clips needs --format html'],
  [['--format', 'html', '--content', 'summary', '--clips'], '--clips needs --format html'],
  [['--format', 'csv', '--silence', 'John'], '--silence and --silence-redacted need'],
  [['--format', 'html', '--silence-redacted'], '--silence and --silence-redacted need'],
  [['--format', 'wav', '--silence', ' '], '--silence has a value that is not known'],
  [['--format', 'html', '--clips', '--silence', ''], '--silence has a value that is not known'],
  [['--format', 'csv', '--decimal', 'dot'], '--decimal has a value that is not known'],
])('%j is refused with a reason', (args, reason) => {
  const parsed = parse(...args);
  expect(parsed.ok ? 'accepted' : parsed.error).toContain(reason);
});
