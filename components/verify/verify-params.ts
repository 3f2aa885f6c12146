'use client';
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs';

/** The parts of the page, in the order in which one needs them; the procedures by the names that the API gives them. */
const SECTIONS = ['verification', 'new-secondary', 'existing-secondary', 'pre-flight', 'firewall'] as const;
export type Section = (typeof SECTIONS)[number];

/** `?show=`: which part. */
export const useSection = () =>
  useQueryState(
    'show',
    parseAsStringLiteral(SECTIONS).withDefault('verification').withOptions({ history: 'push' }),
  );

/** `?primary=` and `?secondary=`: whom a procedure is about; null: the obvious ones. */
export const useWhom = () => useQueryStates({ primary: parseAsString, secondary: parseAsString });
