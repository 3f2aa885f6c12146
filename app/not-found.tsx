import { Header } from '@/components/header/header';

export default function NotFound() {
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <main className="mx-auto w-full max-w-xl space-y-3 px-5 py-24">
        <h1 className="text-2xl font-bold tracking-tight">There is no such page</h1>
        <p className="text-[0.9375rem] text-ink-soft">
          The address may be mistyped, or of another version. Everything starts from{' '}
          <a href="/" className="font-medium text-accent hover:underline">
            the map
          </a>
          .
        </p>
      </main>
    </div>
  );
}
