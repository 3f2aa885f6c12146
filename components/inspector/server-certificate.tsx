import type { CertificateDetail } from '@/lib/snapshot/types';
import { SignedText } from '../status/signed-text';
import { StateWord } from '../status/state-word';
import { certificateEndText, certificateEndTone } from './certificate-words';
import { Facts } from './panel';

/** The names a certificate must have, which of them it has, and when it ends; or that nobody has looked. */
export function ServerCertificate({ certificate }: { certificate: CertificateDetail }) {
  const { required, names, authority, end, through, unread } = certificate;
  const others = (names ?? []).filter((name) => !required.some((one) => one.name === name));
  return (
    <div className="space-y-2">
      <p className="text-xs text-ink-faint">Names it must have</p>
      <ul className="space-y-1">
        {required.map(({ name, has }) => (
          <li key={name} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <code className="text-[0.8125rem] wrap-anywhere">{name}</code>
            {has !== null && <StateWord tone={has ? 'good' : 'bad'} word={has ? 'has it' : 'lacks it'} />}
          </li>
        ))}
      </ul>
      {unread !== null && <SignedText tone="unknown" text={unread} />}
      {(unread === null || end !== null) && (
        <Facts
          facts={[
            ['ends', end && <SignedText tone={certificateEndTone(end)} text={certificateEndText(end)} />],
            ...(unread === null
              ? ([
                  ['other names', others.length > 0 ? others.join(', ') : 'none'],
                  ['authority', authority],
                  ['read through', through],
                ] as const)
              : []),
          ]}
        />
      )}
    </div>
  );
}
