export const maxSessionCalls = 200;

export const maxParticipants = 50;
