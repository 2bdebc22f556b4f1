import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Networks that are not reachable from the internet, or not meant to be. */
const privateNetworks = new BlockList();
const networks: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
for (const [network, prefix, type] of networks) privateNetworks.addSubnet(network, prefix, type);

/** Prefixes of IPv6 addresses that contain an IPv4 address: mapped, compatible, NAT64 and 6to4. */
const embedding: readonly (readonly [RegExp, number])[] = [
  [/^(?:0:){5}ffff:/u, 6],
  [/^(?:0:){6}/u, 6],
  [/^64:ff9b:(?:0:){4}/u, 6],
  [/^2002:/u, 1],
];

/** Whether an IP address belongs to this machine or to a private network. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return privateNetworks.check(address, 'ipv4');
  if (privateNetworks.check(address, 'ipv6')) return true;
  const groups = groupsOf(address);
  const inside = embedding.find(([prefix]) => prefix.test(groups.join(':')))?.[1];
  if (inside === undefined) return false;
  const [high = 0, low = 0] = groups.slice(inside, inside + 2).map((group) => parseInt(group, 16));
  const ipv4 = [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  return privateNetworks.check(ipv4, 'ipv4');
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  // The parser of addresses writes an embedded IPv4 address as two groups.
  const normalized = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1);
  const [head = '', tail] = normalized.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}

/** Names that only mean something on this machine or in its network. */
const privateName = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/u;

/** Whether the host of an address is private by its name or number, without looking it up. */
export function isPrivateHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
  if (isIP(host) !== 0) return isPrivateAddress(host);
  return !host.includes('.') || privateName.test(host);
}

/** The IP addresses of a host. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export const systemLookup: Lookup = async (hostname) => {
  const found = await lookup(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
};

/** As {@link isPrivateHost}, and after looking the name up. A name that cannot be found is not private. */
export async function leadsToPrivate(url: URL, find: Lookup): Promise<boolean> {
  if (isPrivateHost(url)) return true;
  if (isIP(url.hostname.replace(/^\[|\]$/gu, '')) !== 0) return false;
  return (await find(url.hostname)).some(isPrivateAddress);
}
