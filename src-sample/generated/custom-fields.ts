import type { CustomFields } from '../records/record-view.ts';
import type { CallFields } from './call-fields.ts';
import { chooseOne } from './seeded-random.ts';

const tiers = ['bronze', 'silver', 'gold'] as const;
const regions = ['north', 'south', 'east', 'west', 'overseas'] as const;
const teams = ['days', 'nights', 'weekend'] as const;
const names = ['Ines Falk', 'Omar Reyes', 'Dana Whitlock', 'Priya Nair', 'Tom Askew', 'Lena Koch'];

/** Metadata of most calls. */
export function metadataOf(fields: CallFields, index: number): CustomFields | undefined {
  if (fields.at(index, 'metadata') > 0.82) return undefined;
  return {
    customer_id: `C-${10_000 + Math.floor(fields.at(index, 'customer') * 90_000)}`,
    tier: chooseOne(fields.at(index, 'tier'), tiers),
    priority: 1 + Math.floor(fields.at(index, 'metadata') * 5),
    returning: fields.at(index, 'customer') < 0.4,
  };
}

/** The dynamic variables of the prompt. */
export function variablesOf(fields: CallFields, index: number): Record<string, string> | undefined {
  if (fields.at(index, 'variables') > 0.7) return undefined;
  return {
    customer_name: chooseOne(fields.at(index, 'name'), names),
    account_tier: chooseOne(fields.at(index, 'tier'), tiers),
    region: chooseOne(fields.at(index, 'region'), regions),
  };
}

/** The custom analysis that the agent is configured to extract. */
export function customAnalysisOf(fields: CallFields, index: number): CustomFields | undefined {
  if (!fields.isAnalysed(index)) return undefined;
  const amount = fields.at(index, 'amount');
  return {
    topic: fields.agent(index).topic,
    resolved: fields.successful(index) ?? false,
    csat: 1 + Math.floor(fields.at(index, 'csat') * 5),
    ...(amount < 0.3 ? { refund_amount: Math.round(amount * 40_000) / 100 } : {}),
  };
}

/** The custom attributes that the organisation adds to the call. */
export function attributesOf(fields: CallFields, index: number): CustomFields | undefined {
  if (fields.at(index, 'attributes') > 0.35) return undefined;
  return {
    team: chooseOne(fields.at(index, 'team'), teams),
    escalated: fields.at(index, 'escalated') < 0.15,
    effort: Math.round(fields.at(index, 'effort') * 100) / 10,
  };
}
