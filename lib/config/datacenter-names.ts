import { fieldName } from './problem';
import { DATACENTER_NAME } from './template';

/** Names that Consul could not have, or that would be one datacenter to Consul. In the order given. */
export function nameProblems(names: readonly string[]): { name: string; message: string }[] {
  const first = new Map<string, string>();
  return names.flatMap((name) => {
    const lower = name.toLowerCase();
    const twin = first.get(lower);
    first.set(lower, twin ?? name);
    if (twin !== undefined)
      return [
        {
          name,
          message: `differs from ${fieldName([twin])} only by case, which Consul does not tell apart. Remove one of the two.`,
        },
      ];
    if (DATACENTER_NAME.test(name)) return [];
    if (DATACENTER_NAME.test(lower))
      return [
        { name, message: `has upper-case letters, but Consul's names are lower case. Write ${lower}.` },
      ];
    return [
      {
        name,
        message: 'is no name that a datacenter can have: a to z, 0 to 9, - and _, at most 64 characters.',
      },
    ];
  });
}
