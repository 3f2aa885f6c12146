import { certificateFiles, whyUnreadable, type Files } from './files';
import { certificateProblem, isPair, keyProblem } from './pem';
import { showValue } from './problem';
import { TOKEN, type ConnectionFields } from './schema';

/** The longest token file that is believed: Consul's tokens have 36 bytes, those of auth methods a few thousand. */
const MAX_TOKEN_BYTES = 16 * 1024;

export type FileProblem = { field: keyof ConnectionFields; message: string };

/** What is wrong with the content of a token file, as the end of a sentence. An empty file is not wrong: Consul falls back to `token`. */
export function tokenFileProblem(content: Uint8Array): string | null {
  if (content.length > MAX_TOKEN_BYTES)
    return 'is larger than 16 KiB: it should hold a token and nothing else';
  const token = new TextDecoder().decode(content).trim();
  return token === '' || TOKEN.test(token)
    ? null
    : 'holds more than a token: one line of visible ASCII characters';
}

/** Reads the files that one layer of connection fields names (absolute paths) and says what is wrong with each. Never throws. */
export async function checkRequiredFiles(fields: ConnectionFields, files: Files): Promise<FileProblem[]> {
  const problems: FileProblem[] = [];
  const add = (field: keyof ConnectionFields, path: string, reason: string) => {
    problems.push({ field, message: `${showValue(path)} ${reason}.` });
  };
  const check = async (
    field: keyof ConnectionFields,
    path: string | undefined,
    wrong: (content: Uint8Array) => string | null,
  ) => {
    if (path === undefined) return undefined;
    try {
      const content = await files.readFile(path);
      const reason = wrong(content);
      if (reason === null) return content;
      add(field, path, reason);
    } catch (error) {
      add(field, path, `cannot be read: ${whyUnreadable(error)}`);
    }
    return undefined;
  };

  await check('token_file', fields.token_file, tokenFileProblem);
  await check('ca_file', fields.ca_file, certificateProblem);
  const cert = await check('client_cert', fields.client_cert, certificateProblem);
  const key = await check('client_key', fields.client_key, keyProblem);
  if (cert && key && !isPair(cert, key))
    add('client_key', fields.client_key ?? '', 'does not belong to the certificate of client_cert');

  if (fields.ca_path !== undefined && fields.ca_file === undefined) {
    try {
      const paths = await certificateFiles(fields.ca_path, files);
      if (paths.length === 0) add('ca_path', fields.ca_path, 'has no *.pem or *.crt file');
      for (const path of paths) await check('ca_path', path, certificateProblem);
    } catch (error) {
      add('ca_path', fields.ca_path, `cannot be read: ${whyUnreadable(error)}`);
    }
  }
  return problems;
}
