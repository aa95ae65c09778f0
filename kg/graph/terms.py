"""The terms of the vocabularies that the graph uses, as nodes. tests/test_ontology.py checks that each exists."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from kg.vocab import DCTERMS, ELI, ELIDL, FOAF, OA, OG, ORG, PROV, RDF, SCHEMA, SKOS, XSD

TYPE = NamedNode(RDF + "type")
VALUE = NamedNode(RDF + "value")

# texts
LEGAL_RESOURCE = NamedNode(ELI + "LegalResource")
LEGAL_EXPRESSION = NamedNode(ELI + "LegalExpression")
EXPRESSION = NamedNode(ELI + "Expression")
FORMAT = NamedNode(ELI + "Format")
SUBDIVISION = NamedNode(ELI + "LegalResourceSubdivision")
WORK = NamedNode(ELI + "Work")
NUMBER = NamedNode(ELI + "number")
ID_LOCAL = NamedNode(ELI + "id_local")
DATE_DOCUMENT = NamedNode(ELI + "date_document")
DATE_PUBLICATION = NamedNode(ELI + "date_publication")
PASSED_BY = NamedNode(ELI + "passed_by")
IS_ABOUT = NamedNode(ELI + "is_about")
IS_REALIZED_BY = NamedNode(ELI + "is_realized_by")
REALIZES = NamedNode(ELI + "realizes")
LANGUAGE = NamedNode(ELI + "language")
TITLE = NamedNode(ELI + "title")
IS_EMBODIED_BY = NamedNode(ELI + "is_embodied_by")
EMBODIES = NamedNode(ELI + "embodies")
CITES = NamedNode(ELI + "cites")
BASED_ON = NamedNode(ELI + "based_on")
IS_PART_OF = NamedNode(ELI + "is_part_of")
TYPE_SUBDIVISION = NamedNode(ELI + "type_subdivision")
IS_ANNEX_OF = NamedNode(ELI + "is_annex_of")
IS_DERIVATIVE_OF = NamedNode(ELI + "is_derivative_of")

# what was done
PROCESS = NamedNode(ELIDL + "Process")
ACTIVITY = NamedNode(ELIDL + "Activity")
DECISION = NamedNode(ELIDL + "Decision")
FORESEEN_ACTIVITY = NamedNode(ELIDL + "ForeseenActivity")
PROCESS_WORK = NamedNode(ELIDL + "LegislativeProcessWork")
PARTICIPATION = NamedNode(ELIDL + "Participation")
VOTE = NamedNode(ELIDL + "Vote")
PROCESS_NUMBER = NamedNode(ELIDL + "process_number")
PROCESS_TITLE = NamedNode(ELIDL + "process_title")
PROCESS_KEYWORD = NamedNode(ELIDL + "process_keyword")
PROCESS_STATUS = NamedNode(ELIDL + "process_status")
CONSISTS_OF = NamedNode(ELIDL + "consists_of")
CREATED_REALIZATION_OF = NamedNode(ELIDL + "created_a_realization_of")
DECIDED_ON = NamedNode(ELIDL + "decided_on_a_realization_of")
DECISION_OUTCOME = NamedNode(ELIDL + "decision_outcome")
EXECUTED = NamedNode(ELIDL + "executed")
FORMS_PART_OF = NamedNode(ELIDL + "forms_part_of")
HAD_PARTICIPATION = NamedNode(ELIDL + "had_participation")
HAD_RESPONSIBLE = NamedNode(ELIDL + "had_responsible_organization")
HAD_ACTIVITY_TYPE = NamedNode(ELIDL + "had_activity_type")
ACTIVITY_ID = NamedNode(ELIDL + "activity_id")
ACTIVITY_LABEL = NamedNode(ELIDL + "activity_label")
ACTIVITY_ORDER = NamedNode(ELIDL + "activity_order")
ACTIVITY_START = NamedNode(ELIDL + "activity_start_date")
WAS_MOTIVATED_BY = NamedNode(ELIDL + "was_motivated_by")
PARTICIPATION_ROLE = NamedNode(ELIDL + "participation_role")
PARTICIPANT = NamedNode(ELIDL + "had_participant_person")
IN_NAME_OF = NamedNode(ELIDL + "participation_in_name_of")
PROCESS_WORK_TYPE = NamedNode(ELIDL + "legislative_process_work_type")
IS_ANSWERED_IN = NamedNode(ELIDL + "is_answered_in")
ANSWERS_TO = NamedNode(ELIDL + "answers_to")
VOTES_FAVOR = NamedNode(ELIDL + "number_of_votes_favor")
VOTES_AGAINST = NamedNode(ELIDL + "number_of_votes_against")
VOTES_ABSTENTION = NamedNode(ELIDL + "number_of_votes_abstention")

# Popolo
OG_MOTION = NamedNode(OG + "Motion")
OG_VOTE_EVENT = NamedNode(OG + "VoteEvent")
OG_VOTE = NamedNode(OG + "Vote")
OG_ABSENT_COUNT = NamedNode(OG + "AbsentCount")
OG_COUNT = NamedNode(OG + "count")
OG_IN_VOTE_EVENT = NamedNode(OG + "voteEvent")
OG_POLITICAL_GROUP = NamedNode(OG + "politicalGroup")
ON_BEHALF_OF = NamedNode(OG + "onBehalfOf")

# bodies and people
ORGANIZATION = NamedNode(ORG + "Organization")
ORGANIZATIONAL_UNIT = NamedNode(ORG + "OrganizationalUnit")
POST = NamedNode(ORG + "Post")
MEMBERSHIP = NamedNode(ORG + "Membership")
UNIT_OF = NamedNode(ORG + "unitOf")
POST_IN = NamedNode(ORG + "postIn")
CLASSIFICATION = NamedNode(ORG + "classification")
MEMBER = NamedNode(ORG + "member")
MEMBER_OF = NamedNode(ORG + "organization")
ORG_ROLE = NamedNode(ORG + "role")
FOAF_PERSON = NamedNode(FOAF + "Person")
FOAF_NAME = NamedNode(FOAF + "name")
FAMILY_NAME = NamedNode(FOAF + "familyName")
GIVEN_NAME = NamedNode(FOAF + "givenName")

# general
CONCEPT = NamedNode(SKOS + "Concept")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
NOTATION = NamedNode(SKOS + "notation")
IN_SCHEME = NamedNode(SKOS + "inScheme")
BROADER = NamedNode(SKOS + "broader")
EXACT_MATCH = NamedNode(SKOS + "exactMatch")
IDENTIFIER = NamedNode(DCTERMS + "identifier")
DC_TITLE = NamedNode(DCTERMS + "title")
DC_TYPE = NamedNode(DCTERMS + "type")
DC_DATE = NamedNode(DCTERMS + "date")
DC_CREATED = NamedNode(DCTERMS + "created")
DC_DATE_ACCEPTED = NamedNode(DCTERMS + "dateAccepted")
DC_ISSUED = NamedNode(DCTERMS + "issued")
DC_DATE_SUBMITTED = NamedNode(DCTERMS + "dateSubmitted")
DC_DESCRIPTION = NamedNode(DCTERMS + "description")
DC_IS_PART_OF = NamedNode(DCTERMS + "isPartOf")
DC_REFERENCES = NamedNode(DCTERMS + "references")
DC_SPATIAL = NamedNode(DCTERMS + "spatial")
DC_LOCATION = NamedNode(DCTERMS + "Location")
ACCESS_RIGHTS = NamedNode(DCTERMS + "accessRights")
SCHEMA_EVENT = NamedNode(SCHEMA + "Event")
SCHEMA_TEXT = NamedNode(SCHEMA + "text")
MENTIONS = NamedNode(SCHEMA + "mentions")
CREATOR = NamedNode(SCHEMA + "creator")
AGENT = NamedNode(SCHEMA + "agent")
OPTION = NamedNode(SCHEMA + "option")
FOUNDED = NamedNode(SCHEMA + "foundingDate")
DISSOLVED = NamedNode(SCHEMA + "dissolutionDate")
SOFTWARE_VERSION = NamedNode(SCHEMA + "softwareVersion")
ENTITY = NamedNode(PROV + "Entity")
PROV_ACTIVITY = NamedNode(PROV + "Activity")
SOFTWARE_AGENT = NamedNode(PROV + "SoftwareAgent")
WAS_DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
WAS_GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")
WAS_ASSOCIATED_WITH = NamedNode(PROV + "wasAssociatedWith")
STARTED_AT = NamedNode(PROV + "startedAtTime")
ANNOTATION = NamedNode(OA + "Annotation")
HAS_BODY = NamedNode(OA + "hasBody")
HAS_TARGET = NamedNode(OA + "hasTarget")
MOTIVATED_BY = NamedNode(OA + "motivatedBy")
IDENTIFYING = NamedNode(OA + "identifying")

INTEGER = NamedNode(XSD + "integer")
DECIMAL = NamedNode(XSD + "decimal")
BOOLEAN = NamedNode(XSD + "boolean")
DATE = NamedNode(XSD + "date")
DATE_TIME = NamedNode(XSD + "dateTime")
DURATION = NamedNode(XSD + "duration")
YEAR = NamedNode(XSD + "gYear")

OWN_TERMS = frozenset(
    (
        "Gap",
        "about",
        "acting",
        "adoptedBy",
        "adoptedOn",
        "amountEur",
        "appealKind",
        "appealPeriod",
        "appliedProvision",
        "asProposed",
        "ayeProposal",
        "citedChapter",
        "citedDate",
        "dueOn",
        "expectedSection",
        "explicit",
        "extractRecipient",
        "informedParty",
        "nativeId",
        "noProposal",
        "personalDataClass",
        "quote",
        "roleTitle",
        "securityReason",
        "sourceRecordId",
        "textSha256",
    )
)
"""The program's own terms in use, by their last part: `own(base, "quote")` is the node."""


@cache
def own(namespace: str, name: str) -> NamedNode:
    """One of the program's own terms. namespace: `Iris.terms`. KeyError: no such term was declared."""
    if name not in OWN_TERMS:
        raise KeyError(name)
    return NamedNode(namespace + name)
