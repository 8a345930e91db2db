import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../hub.js';
import { insertHeadSignature, readUnsignedHead } from './head-signature.sql.js';
import { signHeadStatement } from './signed-head.js';

/** Signs how the change log ends now. What is signed cannot be rewritten any more without everybody's copy telling so. */
export async function signHead({ pool, signer, clock }: Pick<Hub, 'pool' | 'signer' | 'clock'>): Promise<void> {
  const head = await readUnsignedHead(pool);
  if (!head) return;
  const signedAt = shanghaiText(clock.now());
  const jws = await signHeadStatement(signer, { ...head, signedAt });
  await insertHeadSignature(pool, { seq: head.seq, hash: head.hash, signedAt, keyId: signer.keyId, jws });
}
