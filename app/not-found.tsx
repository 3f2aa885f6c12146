import { headers } from 'next/headers';
import Link from 'next/link';
import { Frame } from '@/components/frame';
import { nearestRule } from '@/lib/server/no-such-rule';

/** This page is not told its address but by the proxy. */
export default async function NotFound() {
  const nearest = nearestRule((await headers()).get('x-path') ?? '');
  return (
    <Frame>
      <div className="mx-auto w-full max-w-xl space-y-3 px-5 py-24">
        <h1 className="text-2xl font-bold tracking-tight">There is no such {nearest ? 'rule' : 'page'}</h1>
        {nearest && (
          <p className="text-[0.9375rem] text-ink-soft">
            The nearest is{' '}
            <Link href={`/rules/${nearest.id}`} className="font-medium text-accent hover:underline">
              {nearest.id}
            </Link>
            : {nearest.title}.
          </p>
        )}
        <p className="text-[0.9375rem] text-ink-soft">
          The address may be mistyped, or of another version. Everything starts from{' '}
          <a href="/" className="font-medium text-accent hover:underline">
            the map
          </a>
          {nearest && (
            <>
              , and all rules are on{' '}
              <Link href="/rules" className="font-medium text-accent hover:underline">
                one page
              </Link>
            </>
          )}
          .
        </p>
      </div>
    </Frame>
  );
}
