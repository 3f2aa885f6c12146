import { describe, expect, it } from 'vitest';
import { readAgentAddress } from './agent-address';

describe('readAgentAddress', () => {
  it('reads the three forms', () => {
    expect(readAgentAddress('http://10.0.1.5:8500')).toEqual({
      origin: 'http://10.0.1.5:8500',
      socketPath: null,
      pathPrefix: '',
      shown: 'http://10.0.1.5:8500',
    });
    expect(readAgentAddress('https://[fd00::1]:8501/consul/')).toMatchObject({
      origin: 'https://[fd00::1]:8501',
      pathPrefix: '/consul',
    });
    expect(readAgentAddress('http://a:1/x', 'y/z')).toMatchObject({ pathPrefix: '/y/z' });
    expect(readAgentAddress('unix:///run/consul.sock', '/p')).toEqual({
      origin: 'http://localhost',
      socketPath: '/run/consul.sock',
      pathPrefix: '/p',
      shown: 'unix:///run/consul.sock',
    });
  });

  it.each(['10.0.1.5:8500', 'ftp://a', 'unix://run/consul.sock', '', 'http://'])(
    'refuses %j and says what to write',
    (address) => {
      expect(() => readAgentAddress(address)).toThrow(/^address: write /);
    },
  );

  it('refuses credentials without repeating them', () => {
    expect(() => readAgentAddress('http://user:s3cret@a:8500')).toThrow(
      /^address: leave the user out of http:\/\/a:8500/,
    );
    expect(() => readAgentAddress('http://user:s3cret@a:8500')).not.toThrow(/s3cret/);
  });
});
