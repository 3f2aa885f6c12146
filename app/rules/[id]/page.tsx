import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RuleScreen } from '@/components/rules/rule-screen';
import { findRule } from '@/lib/diagnosis/rule-book';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findRule((await params).id);
  return { title: 'page' in found ? `${found.page.title} · Isthmus` : 'Isthmus' };
}

/** The server lets only rules that exist come here (lib/server/no-such-rule.ts). */
export default async function Page({ params }: Props) {
  const found = findRule((await params).id);
  if (!('page' in found)) notFound();
  return <RuleScreen rule={found.page} />;
}
