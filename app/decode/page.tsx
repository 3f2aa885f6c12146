import type { Metadata } from 'next';
import { DecodeScreen } from '@/components/decode/decode-screen';

export const metadata: Metadata = { title: 'Error text · Isthmus' };

export default function Page() {
  return <DecodeScreen />;
}
