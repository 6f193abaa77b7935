// A real OpenID provider over TLS on loopback: PORT, and PEM with the server's key and certificates.
// It ends when whoever started it does: the system then closes its standard input.
import fs from 'node:fs'
import https from 'node:https'
import Provider from 'oidc-provider'

const port = +process.env.PORT
const issuer = `https://localhost:${port}`
const pem = fs.readFileSync(process.env.PEM)
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'nhsbn-desktop',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }],
  pkce: { required: () => true },
  scopes: ['openid', 'offline_access', 'submit'],
  claims: { openid: ['sub', 'name'] },
  conformIdTokenClaims: false,
  rotateRefreshToken: true,
  ttl: { AccessToken: 3600, RefreshToken: 86400, AuthorizationCode: 60, IdToken: 3600, Interaction: 3600, Session: 86400, Grant: 86400 },
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => `${issuer}/api`,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'submit', audience: `${issuer}/api`, accessTokenFormat: 'jwt', accessTokenTTL: 3600, jwt: { sign: { alg: 'RS256' } } }),
    },
  },
  async findAccount(_ctx, sub) {
    return { accountId: sub, async claims() { return { sub, name: `User ${sub}` } } }
  },
})
process.stdin.on('end', () => process.exit(0)).resume()
https.createServer({ key: pem, cert: pem }, provider.callback()).listen(port, '127.0.0.1', () => console.log('ready'))
