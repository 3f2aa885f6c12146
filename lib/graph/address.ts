import { formatSelection, type Selection } from './selection';

/** Half a surrogate pair, which no address can carry and `encodeURIComponent` throws at, as the sign that stands for it everywhere. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** A name as a part of an address. Never throws. */
export const inAddress = (text: string): string => encodeURIComponent(wellFormed(text));

/** Whether a part of an address, percent-encoded or not, means this name. */
export const means = (segment: string, name: string): boolean =>
  name === segment || inAddress(name) === segment || wellFormed(name) === decoded(segment);

/** The text as it was before it stood in an address; as it is where it is no such thing. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The page of a datacenter. */
export const datacenterPath = (name: string): string => `/datacenters/${inAddress(name)}`;

/** The map with something selected. */
export const selectionPath = (selection: Selection): string =>
  `/?select=${inAddress(formatSelection(selection))}`;
