import { headers } from 'next/headers';
import Link from 'next/link';
import { Header } from '@/components/header/header';
import { findRule } from '@/lib/diagnosis/rule-book';

/** A 404 page is not told its parameters: the proxy hands the address on. */
export default async function RuleNotFound() {
  const path = (await headers()).get('x-path') ?? '';
  const found = findRule(path.slice(path.lastIndexOf('/') + 1));
  const nearest = 'nearest' in found ? found.nearest : null;
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <main className="mx-auto w-full max-w-xl space-y-3 px-5 py-24">
        <h1 className="text-2xl font-bold tracking-tight">There is no such rule</h1>
        <p className="text-[0.9375rem] text-ink-soft">
          {nearest && (
            <>
              The nearest is{' '}
              <Link href={`/rules/${nearest.id}`} className="font-medium text-accent hover:underline">
                {nearest.id}
              </Link>
              : {nearest.title}.{' '}
            </>
          )}
          All of them are on{' '}
          <Link href="/rules" className="font-medium text-accent hover:underline">
            the page of the rules
          </Link>
          .
        </p>
      </main>
    </div>
  );
}
