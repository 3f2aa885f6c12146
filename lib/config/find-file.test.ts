import { expect, test } from 'vitest';
import { findFile } from './find-file';
import { memoryFiles } from './testing/memory-files';

test('a default file that is there but cannot be read is a problem, not an absence', async () => {
  const denied = {
    ...memoryFiles({}),
    readFile: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
  };
  expect((await findFile({}, {}, '/w', denied)).problems).toMatchObject([
    { field: '(file)', message: '"isthmus.yaml" cannot be read: this process may not read it.' },
  ]);
});

test('the name of the file stays as the operator wrote it, its path is absolute', async () => {
  const found = await findFile(
    { config: 'conf/a.yaml' },
    {},
    '/w',
    memoryFiles({ '/w/conf/a.yaml': 'demo: true' }),
  );
  expect(found.source).toMatchObject({
    name: 'conf/a.yaml',
    path: '/w/conf/a.yaml',
    text: { value: { demo: true } },
  });
});
