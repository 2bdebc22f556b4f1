import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCalibrationFile } from '../../../../src-shared/calibration-file/read-calibration-file.ts';
import {
  fakeResultsFile as results,
  fakeSessionFile as session,
} from '../../../fakes/fake-calibration-files.ts';

const text = (file: object): string => JSON.stringify(file);

it.each([session, results])('a file of each kind is read as it was written', (file) => {
  expect(readCalibrationFile(text(file))).toEqual({ ok: true, value: file });
  // Some editors write a byte order mark at the start.
  expect(readCalibrationFile(`\uFEFF${text(file)}`).ok).toBe(true);
});

const [first] = results.reviews;
const { rubric } = session.session;
const [section] = rubric.sections;
const bad: readonly (readonly [string, string, string, RegExp])[] = [
  ['cut off', text(session).slice(0, -40), '', /damaged or cut off/u],
  ['empty', '', '', /damaged or cut off/u],
  ['no object', '[1, 2]', '', /not an Earmark calibration file/u],
  [
    'of another format',
    text({ format: 'earmark-reviews', formatVersion: 1 }),
    '',
    /not an Earmark calib/u,
  ],
  ['in a newer format', text({ ...session, formatVersion: 2 }), 'formatVersion', /update Earmark/u],
  ['of another kind', text({ ...session, kind: 'secret' }), 'kind', /not known/u],
  [
    'nested without end',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '',
    /not an Earmark calibration file/u,
  ],
  [
    'nested too deeply',
    `${text(session).slice(0, -1)},"x":${'['.repeat(60)}${']'.repeat(60)}}`,
    'x[0][0][0][0]',
    /nested too deeply/u,
  ],
  [
    'with a prototype key among the answers',
    text(results).replace('"answers":{', '"answers":{"__proto__":{"value":1},'),
    'reviews[0].answers.__proto__',
    /not allowed/u,
  ],
  [
    'with a prototype key at the top',
    text(results).replace('{', '{"constructor":{"prototype":{}},'),
    'constructor',
    /not allowed/u,
  ],
  [
    'with a path as id',
    text({ ...session, session: { ...session.session, id: '../../etc/passwd' } }),
    'session.id',
    /./u,
  ],
  [
    'with a call twice',
    text({ ...session, session: { ...session.session, callIds: ['call_1', 'call_1'] } }),
    'session.callIds[1]',
    /twice/u,
  ],
  [
    'with a participant twice',
    text({
      ...session,
      session: { ...session.session, participants: Array(2).fill(results.reviewer) },
    }),
    'session.participants[1].id',
    /twice/u,
  ],
  [
    'without calls',
    text({ ...session, session: { ...session.session, callIds: [] } }),
    'session.callIds',
    /./u,
  ],
  [
    'with too many calls',
    text({
      ...session,
      session: { ...session.session, callIds: Array.from({ length: 201 }, (_, n) => `c${n}`) },
    }),
    'session.callIds',
    /./u,
  ],
  [
    'with a rubric that has a criterion twice',
    text({
      ...session,
      session: { ...session.session, rubric: { ...rubric, sections: [section, section] } },
    }),
    'session.rubric.sections[1]',
    /./u,
  ],
  [
    'without a rubric',
    text({ ...session, session: { ...session.session, rubric: undefined } }),
    'session.rubric',
    /./u,
  ],
  [
    'with a review twice',
    text({ ...results, reviews: [first, { ...first, callId: 'call_2' }] }),
    'reviews[1].id',
    /twice/u,
  ],
  [
    'with two reviews of a call',
    text({ ...results, reviews: [first, { ...results.reviews[1], callId: first?.callId }] }),
    'reviews[1].callId',
    /twice/u,
  ],
  [
    'with a time that is none',
    text({ ...results, reviews: [{ ...first, submittedAt: 'yesterday' }] }),
    'reviews[0].submittedAt',
    /./u,
  ],
  [
    'with an answer of another form',
    text({ ...results, reviews: [{ ...first, answers: { greeting: { value: '=1+1' } } }] }),
    'reviews[0].answers.greeting.value',
    /./u,
  ],
  [
    'with a reviewer without an id',
    text({ ...results, reviewer: { id: '', name: 'Ben' } }),
    'reviewer.id',
    /./u,
  ],
];

it.each(bad)('a file %s is refused with the place', (_, damaged, place, message) => {
  const read = readCalibrationFile(damaged);
  if (read.ok) throw new Error('The file was accepted');
  const found = read.error.find((one) => one.place.startsWith(place));
  expect(found?.place, JSON.stringify(read.error)).toBeDefined();
  expect(found?.message).toMatch(message);
});

it('a file with any damage is refused or read as it is, and never fails otherwise', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(text(session), text(results)),
      fc.nat(1500),
      fc.string({ maxLength: 20, unit: 'binary' }),
      fc.nat(200),
      (whole, at, garbage, length) => {
        const damaged = whole.slice(0, at) + garbage + whole.slice(at + length);
        const read = readCalibrationFile(damaged);
        expect(read.ok || read.error.length > 0).toBe(true);
      },
    ),
  );
});
