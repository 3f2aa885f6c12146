import type { Metadata } from 'next';
import { RulesScreen } from '@/components/rules/rules-screen';
import { ruleBook } from '@/lib/diagnosis/rule-book';

export const metadata: Metadata = { title: 'Rules · Isthmus' };

export default function Page() {
  return <RulesScreen book={ruleBook()} />;
}
