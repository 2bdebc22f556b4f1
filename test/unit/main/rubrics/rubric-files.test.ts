import { mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportRubric, importRubric } from '../../../../src-main/rubrics/rubric-files.ts';
import { startingRubrics, supportRubric } from '../../../../src-shared/rubrics/starting-rubrics.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earmark-rubrics-'));
});

const written = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};

describe('A rubric file', () => {
  it.each(startingRubrics.map((rubric) => [rubric.name, rubric] as const))(
    'comes back as it was exported: %s',
    async (_, rubric) => {
      const exported = await exportRubric(folder, rubric);
      expect(exported.ok && path.dirname(exported.value.path)).toBe(folder);
      const file = exported.ok ? exported.value.path : '';
      expect(await importRubric(file)).toEqual({ ok: true, value: { rubric } });
    },
  );

  it('stays in the folder, whatever the rubric is called', async () => {
    const exported = await exportRubric(folder, {
      ...supportRubric,
      name: '../../etc/passwd\u0000',
    });
    expect(exported).toEqual({
      ok: true,
      value: { path: path.join(folder, 'earmark-rubric-etc-passwd-v1.json') },
    });
  });

  it.each([',', ';', '\t'])('is read from a spreadsheet separated by %j', async (separator) => {
    const rows = [
      ['section', 'criterion', 'weight', 'options'],
      ['Opening', 'Greeting', '10', '"Yes|No"'],
    ];
    const file = await written(
      'my rubric.CSV',
      `\uFEFF${rows.map((row) => row.join(separator)).join('\r\n')}\r\n`,
    );
    expect(await importRubric(file)).toMatchObject({
      ok: true,
      value: {
        rubric: { name: 'my rubric', sections: [{ criteria: [{ name: 'Greeting', weight: 10 }] }] },
      },
    });
  });

  it('tells the line of a spreadsheet that does not fit', async () => {
    const file = await written('r.csv', 'section,criterion,weight\nA,B,NaN\n');
    expect(await importRubric(file)).toMatchObject({
      ok: true,
      value: { problems: [{ place: 'line 2' }] },
    });
  });

  it('is not read when it is larger than any rubric', async () => {
    const file = await written('large.json', '');
    await truncate(file, 1024 ** 3);
    expect(await importRubric(file)).toMatchObject({
      ok: true,
      value: { problems: [{ place: '' }] },
    });
  });

  it('that cannot be read is told as such', async () => {
    expect(await importRubric(path.join(folder, 'none.json'))).toMatchObject({ ok: false });
  });

  it('that cannot be written leaves nothing half-written', async () => {
    const noFolder = path.join(folder, 'file');
    await writeFile(noFolder, '');
    expect(await exportRubric(noFolder, supportRubric)).toMatchObject({ ok: false });
    const exported = await exportRubric(folder, supportRubric);
    const text = exported.ok ? await readFile(exported.value.path, 'utf8') : '';
    expect(text.endsWith('}\n')).toBe(true);
  });
});
