import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { RubricFile, writeRubricFile } from '../../../../src-shared/rubrics/rubric-file.ts';
import { startingRubrics } from '../../../../src-shared/rubrics/starting-rubrics.ts';

const file = path.join(
  import.meta.dirname,
  '../../../../docs/schemas/earmark-rubric-1.schema.json',
);

const published = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** EARMARK_WRITE_SCHEMAS=1 writes the file anew after the format has changed. */
it('publishes the schema of the format as it is read', async () => {
  const schema = {
    $id: 'earmark-rubric-1.schema.json',
    title: 'Earmark rubric, version 1',
    ...z.toJSONSchema(RubricFile, { io: 'input', reused: 'ref' }),
  };
  if (process.env['EARMARK_WRITE_SCHEMAS'] === '1') {
    await writeFile(file, `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  expect(await published()).toEqual(JSON.parse(JSON.stringify(schema)));
});

it.each(startingRubrics.map((rubric) => [rubric.name, rubric] as const))(
  'an independent validator accepts what is exported: %s',
  async (_, rubric) => {
    const schema = await published();
    const validate = new Ajv2020({ strict: false }).compile(schema as object);
    const exported: unknown = JSON.parse(writeRubricFile(rubric));
    expect(validate(exported), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...(exported as object), formatVersion: 2 })).toBe(false);
  },
);
