import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

const hashBytes = 32;
/** Slow enough that even a short key can't be guessed from its hash. */
const cost: ScryptOptions = { N: 16_384, r: 8, p: 1 };

/** Recognises an API key without the keychain. The key can't be computed from it. */
export async function hashApiKey(apiKey: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(apiKey, salt);
  return `${salt.toString('hex')}:${hash.toString('hex')}`;
}

export async function isKeyOf(stored: string, apiKey: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split(':').map((part) => Buffer.from(part, 'hex'));
  if (salt === '' || hash === '' || hash.length !== hashBytes) return false;
  return timingSafeEqual(await derive(apiKey, salt), hash);
}

function derive(apiKey: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(apiKey, salt, hashBytes, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
