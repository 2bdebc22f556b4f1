import { ok } from '../../../../src-shared/result.ts';
import { templatesName } from '../templates.ts';
import { refused, type EditStep } from './edit-context.ts';

export const saveTemplates: EditStep<'templates.save'> = ({ recorder }, { texts }) => {
  if (new Set(texts).size < texts.length) return refused('Two comment templates are the same.');
  recorder.put('meta', { name: templatesName, value: JSON.stringify(texts) });
  return ok('Change the comment templates');
};
