'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * False on the server and while React takes its markup over: data may arrive before a suspended part is taken over, and what is
 * drawn then must still be what the server drew.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
