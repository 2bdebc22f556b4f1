import type { CallCost, ProductCost, TokenUsage } from '../../../src-shared/call.ts';
import { formatCents, formatCount, formatDuration, plainWords } from '../../lib/format.ts';
import { fact, told, type Fact } from './fact.ts';

/** What the call or chat cost, product by product. `api` is the object's name in its document. */
export const costFacts = (cost: CallCost | undefined, api: string): readonly Fact[] =>
  cost === undefined
    ? []
    : [
        ...cost.products.flatMap((product) =>
          fact(productName(product), `${api}.product_costs`, productPrice(product), product.cost),
        ),
        ...priced('Together', `${api}.combined_cost`, cost.combined, formatCents),
        ...priced('Charged length', `${api}.total_duration_seconds`, cost.totalSeconds, ofSeconds),
        ...priced('Price a second', `${api}.total_duration_unit_price`, cost.unitPrice, cents),
        ...priced('One-time price', `${api}.total_one_time_price`, cost.oneTimePrice, formatCents),
      ];

const priced = (
  label: string,
  api: string,
  value: number | undefined,
  write: (value: number) => string,
): readonly Fact[] => fact(label, api, told(value, write), value);

const ofSeconds = (seconds: number): string => formatDuration(seconds * 1000);

const productName = ({ product, isTransferLeg }: ProductCost): string =>
  `${plainWords(product)}${isTransferLeg === true ? ' (transfer leg)' : ''}`;

const productPrice = ({ cost, unitPrice }: ProductCost): string =>
  `${formatCents(cost)}${unitPrice === undefined ? '' : ` at ${cents(unitPrice)} a unit`}`;

const upToSix = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** Prices of a second are far below a cent, and rounding would make them nothing. */
const cents = (price: number): string => `${upToSix.format(price)} ¢`;

/** How much the language model read and wrote; each request's own count is drawn beside. */
export const tokenFacts = (usage: TokenUsage | undefined): readonly Fact[] => [
  ...fact('Average', 'llm_token_usage.average', told(usage?.average, formatCount), usage?.average),
  ...fact('Requests', 'llm_token_usage.num_requests', told(usage?.requests, formatCount)),
];
