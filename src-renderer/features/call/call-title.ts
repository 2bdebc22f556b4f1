import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { formatPhone, humanize } from '../../lib/format.ts';
import { currentDetail, type CallDeskState } from './store.ts';
import { headerText } from './call-text.ts';

/** The number of the person on the other side, or how the call was made. */
export function callerOf({
  direction,
  fromNumber,
  toNumber,
  type,
}: CallDetail['call']): string | undefined {
  const number = direction === 'inbound' ? fromNumber : (toNumber ?? fromNumber);
  if (number !== undefined) return formatPhone(number);
  return type === undefined ? undefined : humanize(type);
}

/** The agent of a call; its id if it has no name. In unbiased mode nobody sees which one it is. */
export const agentOf = ({ agentName, call }: CallDetail, concealed: boolean): string =>
  concealed ? headerText.concealedAgent : (agentName ?? call.agentId ?? headerText.unnamedAgent);

/** The open call in a few words, for the title of its window. */
export function openCallTitle(
  state: Pick<CallDeskState, 'load'>,
  concealed: boolean,
): string | undefined {
  const detail = currentDetail(state);
  if (detail === undefined) return undefined;
  return [agentOf(detail, concealed), callerOf(detail.call)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
