import CommandLine
import ImageConfig

extension Warning {
  /// A name without a version is one that moves.
  package static func mayBeOverwritten(published name: String, isTagged: Bool = false) -> Warning {
    .note(
      "\(plain(name)) carries no version, so it may be overwritten; \(isTagged ? "its publication_tag= in run.cfg wants that" : "a VERSION file in the image's folder changes that")"
    )
  }

  package static func alreadyPublished(_ name: String, digest: String) -> Warning {
    .note("\(plain(name)) is published already, as \(plain(digest))")
  }

  /// Of all: run.cfg says release=no of it.
  package static func leftOut(_ image: String) -> Warning {
    .note("\(named(image)) is left out: run.cfg says release=no of it")
  }

  package static func alreadyReleased(_ tag: String, remote: String) -> Warning {
    .note("\(plain(tag)) is on \(plain(remote)) already")
  }

  /// Of a push, of which the remote says that it came.
  package static func answerLost(_ tag: String, remote: String) -> Warning {
    .note(
      "the answer to the push was lost, and \(plain(remote)) has \(plain(tag)) as it was made here: it is released"
    )
  }

  package static func floatingTagStays(_ name: String, at version: String) -> Warning {
    .note("\(plain(name)) stays at \(plain(version)), which is higher")
  }

  /// After it was moved here.
  package static func floatingTagOvertaken(_ name: String, by version: String) -> Warning {
    .note("\(plain(name)) has been moved on to \(plain(version)) in the meantime, which is higher")
  }

  package static func floatingTagMovedBack(_ name: String) -> Warning {
    .warning(
      "\(plain(name)) has been moved back by somebody else, who published a lower version at the same time; publish again to move it here"
    )
  }

  /// And the run that made it failed.
  package static func channelIsNew(_ name: String) -> Warning {
    .warning(
      "\(plain(name)) is new and stays: docker can't remove a tag from a registry; promote again, which does what is left, or delete it on the registry's own pages"
    )
  }

  /// It is free, and would rather be at a version that is published too.
  package static func floatingTagOfHigher(_ name: String, version: String) -> Warning {
    .warning(
      "\(plain(name)) is not given to this version, since \(plain(version)) is published and higher; check that one out and publish it again to give it the tag"
    )
  }

  /// Of two parts, which floats for others.
  package static func floatingTagIsVersion(_ name: String) -> Warning {
    .warning("\(plain(name)) stays: it is itself a version that is released, and never overwritten")
  }

  package static func floatingTagOfUnknownVersion(_ name: String, released: String) -> Warning {
    .warning(
      "\(plain(name)) does not say which version it is, so it stays; to move it: docker buildx imagetools create --prefer-index=false -t \(plain(name)) \(plain(released))"
    )
  }

  /// In a dry run; a run would stop there.
  package static func registrySilent(_ name: String, reason: String) -> Warning {
    .warning(
      "whether \(plain(name)) is published could not be found out (\(VisibleText.reason(reason))); a run would stop here"
    )
  }

  package static func cloudSilent(repository: String, reason: String) -> Warning {
    .warning(
      "aws does not say whether \(plain(repository)) is there (\(VisibleText.reason(reason))); a run would make it where it is missing, or stop here"
    )
  }

  package static func waitsForParent(_ name: String) -> Warning {
    .note("\(plain(name)) is released and not yet published: waiting for it, up to an hour")
  }

  /// So there is no password to keep.
  package static func helperLogsIn(_ registry: String, helper: String) -> Warning {
    .note(
      "docker logs in to \(plain(registry)) by its helper docker-credential-\(plain(helper)), so there is nothing to do"
    )
  }

  package static func noPlaceForDescription(_ name: String) -> Warning {
    .note("\(plain(name)) is not on Docker Hub, so there is no description to write")
  }

  /// At the highest version.
  package static func descriptionStays(_ image: String, at version: String) -> Warning {
    .note(
      "the description of \(named(image)) stays as it is at \(plain(version)), the highest that is released")
  }
}
