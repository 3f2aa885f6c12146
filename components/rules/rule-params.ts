'use client';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { SHOWN } from './rule-filter';

/** `?show=`: rules of which verdict. */
export const useShown = () => useQueryState('show', parseAsStringLiteral(SHOWN).withDefault('all'));

/** `?find=`: words in what a rule looks for. */
export const useWords = () => useQueryState('find', parseAsString.withDefault(''));
