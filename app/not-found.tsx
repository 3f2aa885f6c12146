import { headers } from 'next/headers';
import Link from 'next/link';
import { Frame } from '@/components/frame';
import { Notice } from '@/components/states/notice';
import { nearestRule } from '@/lib/server/no-such-rule';

const LINK = 'font-medium text-accent hover:underline';

/** This page is not told its address but by the proxy. */
export default async function NotFound() {
  const path = (await headers()).get('x-path') ?? '';
  const nearest = nearestRule(path);
  return (
    <Frame>
      <Notice title={`There is no such ${nearest ? 'rule' : 'page'}`}>
        {nearest ? (
          <p>
            The nearest is{' '}
            <Link href={`/rules/${nearest.id}`} className={LINK}>
              {nearest.id}
            </Link>
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
              <Link href="/rules" className={LINK}>
                one page
              </Link>
            </>
          ) : (
            '; the pages are named above'
          )}
          .
        </p>
      </Notice>
    </Frame>
  );
}
