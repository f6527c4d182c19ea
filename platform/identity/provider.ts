import * as client from 'openid-client'
import type { Config, Secrets } from '../config/config.ts'
import type { Claims } from './claims.ts'

/** What a sign-in in progress must remember until the browser comes back. */
export type Attempt = { state: string; nonce: string; verifier: string; returnTo: string }

export class ProviderUnreachableError extends Error {
  override name = 'ProviderUnreachableError'
}

export class SignInCancelledError extends Error {
  override name = 'SignInCancelledError'
}

/** The answer did not hold: wrong state, nonce, signature, audience or an error of the provider's. */
export class SignInRefusedError extends Error {
  override name = 'SignInRefusedError'
}

export type Provider = {
  start(redirectUri: string, attempt: Attempt): Promise<URL>
  /** The claims of the ID token and, where that tells too little, of the provider's user information. */
  finish(answer: URL, attempt: Attempt): Promise<Claims & { sub: string }>
}

export type ProviderOptions = {
  config: Pick<Config, 'mode' | 'oidcClientId' | 'oidcRolesClaim'> & { oidcIssuer: string }
  secrets: Secrets
  /** Whether these claims tell enough without asking for more. */
  enough: (claims: Claims) => boolean
}

export async function newAttempt(returnTo: string): Promise<Attempt> {
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    returnTo,
  }
}

/** OpenID Connect, code flow with PKCE, state and nonce. */
export function openProvider({ config, secrets, enough }: ProviderOptions): Provider {
  let found: Promise<client.Configuration> | undefined
  const discover = () => {
    // Asked at the first sign-in, and again after a failure: a provider that is down must not stop our start.
    found ??= discovery(config, secrets).catch(error => {
      found = undefined
      throw new ProviderUnreachableError('The OpenID provider does not answer', { cause: error })
    })
    return found
  }
  return {
    async start(redirectUri, { state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        response_type: 'code',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
    },
    async finish(answer, { state, nonce, verifier }) {
      const configuration = await discover()
      try {
        const tokens = await client.authorizationCodeGrant(configuration, answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new SignInRefusedError('The answer held no ID token')
        if (enough(claims) || !configuration.serverMetadata().userinfo_endpoint) return claims
        // The subject of both must be the same, which the library checks.
        const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        return { ...more, ...claims }
      } catch (error) {
        throw told(error)
      }
    },
  }
}

function told(error: unknown): Error {
  if (error instanceof SignInRefusedError) return error
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied') {
    return new SignInCancelledError('The person or the provider ended the sign-in', {
      cause: error,
    })
  }
  if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) {
    return new ProviderUnreachableError('The OpenID provider does not answer', { cause: error })
  }
  return new SignInRefusedError('The answer of the OpenID provider did not hold', { cause: error })
}

async function discovery(
  { mode, oidcIssuer, oidcClientId = '' }: ProviderOptions['config'],
  { oidcClientSecret: secret }: Secrets,
): Promise<client.Configuration> {
  const issuer = new URL(oidcIssuer)
  const insecure = issuer.protocol === 'http:' && mode !== 'production'
  const options: client.DiscoveryRequestOptions = {
    timeout: 10,
    ...(insecure && { execute: [client.allowInsecureRequests] }),
  }
  return client.discovery(issuer, oidcClientId, undefined, authentication(secret), options)
}

/** As the provider says it wants the secret; in the header where it says nothing, which is the standard's way. */
function authentication(secret: string | undefined): client.ClientAuth {
  if (!secret) return client.None()
  const [header, body] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported
    const inHeader = !ways || ways.includes('client_secret_basic')
    return inHeader ? header(server, ...rest) : body(server, ...rest)
  }
}
