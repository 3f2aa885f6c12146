import { headers } from 'next/headers';
import { FrameOfNotFound } from '@/components/frame-of-not-found';
import { PlainNotice } from '@/components/states/plain-notice';
import { nearestRule } from '@/lib/server/no-such-rule';

const LINK = 'font-medium text-accent hover:underline';

/** This page is not told its address but by the proxy. */
export default async function NotFound() {
  const path = (await headers()).get('x-path') ?? '';
  const nearest = nearestRule(path);
  return (
    <FrameOfNotFound>
      <PlainNotice title={`There is no such ${nearest ? 'rule' : 'page'}`}>
        {nearest ? (
          <p>
            The nearest is{' '}
            <a href={`/rules/${nearest.id}`} className={LINK}>
              {nearest.id}
            </a>
            : {nearest.title}.
          </p>
        ) : (
          path !== '' && <p className="font-mono text-xs wrap-anywhere text-ink-faint">{path}</p>
        )}
        <p>
          The address may be mistyped, or of another version. Everything starts from{' '}
          <a href="/" className={LINK}>
            the map
          </a>
          {nearest ? (
            <>
              , and all rules are on{' '}
              <a href="/rules" className={LINK}>
                one page
              </a>
            </>
          ) : (
            '; the pages are named above'
          )}
          .
        </p>
      </PlainNotice>
    </FrameOfNotFound>
  );
}
