import { expect, test } from 'vitest'
import { clientAddress } from './adresse.ts'

const env = (vertrauterProxy?: string) => ({ settings: { vertrauterProxy } }) as Parameters<typeof clientAddress>[0]

test.each([
  ['192.0.2.1', null, undefined, '192.0.2.1'],
  ['::ffff:192.0.2.1', null, undefined, '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', null, undefined, '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', null, undefined, '2001:db8:1:2::/64'],
  ['2001:db8::9', null, undefined, '2001:db8:0:0::/64'],
  ['::1', null, undefined, '0:0:0:0::/64'],
  ['unbekannt', null, undefined, 'unbekannt'],
  ['192.0.2.1', '198.51.100.7', undefined, '192.0.2.1'],
  ['10.0.0.1', '203.0.113.4, 198.51.100.7', '10.0.0.1', '198.51.100.7'],
  ['::ffff:10.0.0.1', '198.51.100.7', '10.0.0.1', '198.51.100.7'],
  ['10.0.0.2', '198.51.100.7', '10.0.0.1', '10.0.0.2'],
  ['10.0.0.1', '', '10.0.0.1', '10.0.0.1'],
])('AUT-05: %s mit „%s“ über %s zählt als %s', (peer, forwarded, proxy, expected) => {
  expect(clientAddress(env(proxy), peer, forwarded)).toBe(expected)
})
