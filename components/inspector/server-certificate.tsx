import type { CertificateDetail } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { StateWord } from '../status/state-word';
import type { Tone } from '../status/tone';
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
      {unread !== null && <Signed tone="unknown" text={unread} />}
      {(unread === null || end !== null) && (
        <Facts
          facts={[
            ['ends', end && <Signed tone={certificateEndTone(end)} text={certificateEndText(end)} />],
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

/** A sign and a text that may need more than one line. */
function Signed({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className="flex items-start gap-1.5">
      <SignIcon tone={tone} size={14} className="mt-1 shrink-0" />
      <span className="wrap-anywhere">{text}</span>
    </span>
  );
}
