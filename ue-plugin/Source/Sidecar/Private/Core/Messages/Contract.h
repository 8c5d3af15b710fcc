// Copyright (c) 2026 The Sidecar authors. MIT licence.
// Generated from proto/sidecar/v1 and ContractVersions.cs by src/UePluginGenerator: change that, not this.

#pragma once

#include <cstdint>

/** Constants of the contract that these messages belong to. */
namespace UE::Sidecar::Contract
{

/** Raised only when old clients can no longer be served. */
inline constexpr uint32_t Major = 1;

/** Raised when fields or messages are added. */
inline constexpr uint32_t Minor = 1;

/** What the daemon is doing now. */
inline constexpr const char* ControlGetStatus = "/sidecar.v1.Control/GetStatus";

/** The audio devices that the sidecar sees. */
inline constexpr const char* ControlListDevices = "/sidecar.v1.Control/ListDevices";

/** Makes a character speak. NOT_FOUND when it has no conversation, FAILED_PRECONDITION when it can't speak now. */
inline constexpr const char* ControlSay = "/sidecar.v1.Control/Say";

/** Ends the daemon in order: conversations closed, endpoint file removed. */
inline constexpr const char* ControlShutDown = "/sidecar.v1.Control/ShutDown";

/**
 * Holds or observes one character's conversation. The first message of the game is `hello`; the first answer is
 * `welcome`. The stream ends when either side closes it. How it can end otherwise:
 *   UNAUTHENTICATED      the token is missing or wrong
 *   INVALID_ARGUMENT     the first message was not `hello`, or a field of it is impossible (the text names it)
 *   FAILED_PRECONDITION  the contract versions don't fit (the text names both)
 *   NOT_FOUND            no such character
 *   ALREADY_EXISTS       another participant holds this character's conversation
 *   ABORTED              another client took the conversation over with its id
 *   RESOURCE_EXHAUSTED   this client fell too far behind, or sent more than it may
 *   UNAVAILABLE          the sidecar is shutting down
 */
inline constexpr const char* DialogueConverse = "/sidecar.v1.Dialogue/Converse";

}
